import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForNode } from '../../../testing/bundle';
import { type CheckpointToWrite, writeCheckpoint } from '../../../testing/checkpoint/writeCheckpoint';

const MB = 2 ** 20;

describe('a training file of 800 MB', () => {
  let folder = '';
  let program = '';
  const at = (name: string): string => join(folder, name);

  // 600 weights of 64 kB, as many again in each moment and in the raw weights, and a large part in few tensors.
  const shape = [128, 128];
  const values = Float32Array.from({ length: 128 * 128 }, (_, i) => i);
  const weights = new Map(
    Array.from({ length: 600 }, (_, i) => [`backbone.stage${i}.weight`, { shape, data: values }]),
  );
  const zeros = (count: number) => ({ shape: [count], data: 'zeros' as const });
  const training: CheckpointToWrite = {
    tensors: weights,
    meta: { epoch: 300, dataset_meta: { classes: ['cat'] } },
    messageHub: { cfg: 'model = dict()\n'.repeat(5000), logScalars: { loss: new Array<number>(100_000).fill(1 / 3) } },
    optimizer: [...Array.from({ length: 600 }, () => zeros(128 * 128)), zeros(43 * MB), zeros(43 * MB)],
    ema: new Map(Array.from({ length: 600 }, (_, i) => [`weight${i}`, zeros(128 * 128)])),
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
    program = await bundleForNode('testing/checkpoint/measureReading.ts', 'measureReading');
    for (const form of ['zip', 'legacy'] as const) {
      await writeCheckpoint(at(`small.${form}.pth`), { tensors: new Map([['weight', zeros(1)]]), form });
      await writeCheckpoint(at(`large.${form}.pth`), { ...training, form });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['zip', 'legacy'])('in %s form is read in a small part of its size', (form) => {
    const path = at(`large.${form}.pth`);
    expect(statSync(path).size).toBeGreaterThan(800 * MB);
    const printed = execFileSync(process.execPath, ['--expose-gc', program, at(`small.${form}.pth`), path], {
      encoding: 'utf8',
    });
    const { tensors, growth } = JSON.parse(printed) as { tensors: number; growth: number };
    expect(tensors).toBe(weights.size);
    // Measured: 60 MB, of which the weights that were read are 38.
    expect(growth).toBeLessThan(160 * MB);
  });
});
