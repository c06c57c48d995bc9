import { expect, test } from 'vitest';
import { probeDevices, runtimeVersion } from './probeDevices';

test('the processor works; what does not work says why, what is not offered was not tried', async () => {
  const probes = await probeDevices();
  expect(probes.map(({ device }) => device)).toEqual(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']);
  expect(probes[0]).toEqual({ device: 'cpu', offered: true, works: true, reason: null });
  for (const { offered, works, reason } of probes) expect(reason !== null).toBe(offered && !works);
  expect(runtimeVersion()).toMatch(/^1\.\d+\.\d+$/);
});
