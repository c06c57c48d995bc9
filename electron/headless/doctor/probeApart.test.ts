import { expect, test } from 'vitest';
import { probeApart } from './probeApart';

test('a driver that ends the process is named, and the others are known', async () => {
  const asked: string[] = [];
  const found = await probeApart((devices) => {
    asked.push(devices.join());
    if (devices.includes('cuda')) return Promise.resolve('SIGSEGV');
    return Promise.resolve(devices.map((device) => ({ device, offered: true, works: true, reason: null })));
  });
  expect(asked).toEqual(['cpu,cuda,dml,coreml,webgpu', 'cpu', 'cuda', 'dml', 'coreml', 'webgpu']);
  expect(found.filter(({ works }) => !works)).toEqual([
    { device: 'cuda', offered: true, works: false, reason: 'SIGSEGV' },
  ]);
  expect(found).toHaveLength(5);
});
