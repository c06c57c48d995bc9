import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../../shared/failure/failure';
import { checkpointBytes } from '../../../testing/checkpoint/writeCheckpoint';
import { openCheckpoint } from './checkpoint';

const isRoot = process.getuid?.() === 0;
const hasPipes = process.platform !== 'win32';

describe('opening a path', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
    const tensors = new Map([['weight', { shape: [100_000], data: new Float32Array(100_000).fill(1) }]]);
    writeFileSync(at('good.pth'), await checkpointBytes({ tensors }));
    writeFileSync(at('legacy.pth'), await checkpointBytes({ tensors, form: 'legacy' }));
    writeFileSync(at('closed.pth'), 'x');
    chmodSync(at('closed.pth'), 0);
    mkdirSync(at('folder.pth'));
    if (hasPipes) {
      execFileSync('mkfifo', [at('pipe.pth')]);
      symlinkSync(at('nowhere'), at('dangling.pth'));
      symlinkSync(at('good.pth'), at('link.pth'));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['gone.pth', 'checkpoint.missing', true],
    ['good.pth/inside.pth', 'checkpoint.missing', hasPipes],
    ['dangling.pth', 'checkpoint.missing', hasPipes],
    ['folder.pth', 'checkpoint.not-a-file', true],
    ['pipe.pth', 'checkpoint.not-a-file', hasPipes],
    ['closed.pth', 'checkpoint.no-permission', hasPipes && !isRoot],
    ['x'.repeat(5000), 'checkpoint.unreadable', hasPipes],
  ] as const)('%.20s is refused as %s', async (name, code, applies) => {
    if (!applies) return;
    const failure = await openCheckpoint(at(name)).then(() => null, failureOf);
    expect(failure).toMatchObject({ code, params: { file: name.split('/').at(-1) } });
  });

  it.runIf(hasPipes)('follows a link', async () => {
    const checkpoint = await openCheckpoint(at('link.pth'));
    expect(checkpoint.shapes.size).toBe(1);
    await checkpoint.close();
  });

  it.each(['good.pth', 'legacy.pth'])('%s that shrinks under the reader has changed', async (name) => {
    const checkpoint = await openCheckpoint(at(name));
    truncateSync(at(name), 100_000);
    const failure = await checkpoint.read('weight').then(() => null, failureOf);
    expect(failure).toMatchObject({ code: 'checkpoint.changed', params: { file: name } });
    await checkpoint.close();
  });

  it.runIf(process.platform === 'linux')('closes what it could not read', async () => {
    const open = (): number => readdirSync('/proc/self/fd').length;
    writeFileSync(at('damaged.pth'), 'PK\x03\x04 and no more');
    const before = open();
    for (const name of ['damaged.pth', 'folder.pth', 'pipe.pth', 'gone.pth']) {
      await expect(openCheckpoint(at(name))).rejects.toThrow('checkpoint.');
    }
    expect(open()).toBe(before);
  });
});
