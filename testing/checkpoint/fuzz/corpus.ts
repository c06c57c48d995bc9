import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomOf } from '../../randomEdits';
import { type CheckpointToWrite, checkpointBytes } from '../writeCheckpoint';
import { invented } from './invent';
import { type Base, Draw, mutated } from './mutate';
import { Pieces } from './pieces';
import { regionsOf } from './regions';

/** Files the fuzzer starts from. `real` and `hostile` are empty without the reference data. */
export interface Corpus {
  readonly real: readonly Base[];
  readonly written: readonly Base[];
  readonly hostile: readonly Base[];
}

const base = (name: string, bytes: Buffer): Base => ({ name, bytes, regions: regionsOf(bytes) });

/** @param dataDir folder of the reference data */
export async function loadCorpus(dataDir: string): Promise<Corpus> {
  return {
    real: pthIn(join(dataDir, 'models')),
    written: await written(),
    hostile: hostileIn(join(dataDir, 'checkpoints-hostile')),
  };
}

function pthIn(folder: string): Base[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.pth'));
  return names.map((name) => base(name, readFileSync(join(folder, name))));
}

/** These are too odd to find regions in: any place is as good as another. */
function hostileIn(folder: string): Base[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.pth'));
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name));
    const all = { start: 0, end: bytes.length };
    return { name, bytes, regions: { pickle: all, structure: all, fields: [] } };
  });
}

/** Small files with everything in them. */
async function written(): Promise<Base[]> {
  const data = Float32Array.from({ length: 96 }, (_, i) => i / 8);
  const content: Pick<CheckpointToWrite, 'tensors' | 'meta' | 'messageHub' | 'ema' | 'optimizer'> = {
    tensors: new Map([
      ['backbone.stem.0.conv.weight', { shape: [4, 3, 2, 4], data, axes: [0, 2, 3, 1] }],
      ['half', { shape: [8, 12], data, dtype: 'f16' }],
      ['double', { shape: [96], data, dtype: 'f64' }],
      ['alias', { shape: [12, 8], sharedWith: 'half', strides: [1, 12] }],
      ['count', { shape: [], data: new Float32Array([5]), dtype: 'i64' }],
    ]),
    meta: { epoch: 3, cfg: 'model = dict()\n', dataset_meta: { classes: ['cat', 'dog'], palette: [[1, 2, 3]] } },
    messageHub: { cfg: 'model = dict()\n'.repeat(6000), logScalars: { loss: [1, 2, 3], lr: [0.5] } },
    ema: new Map([['backbone.stem.0.conv.weight', { shape: [96], data }]]),
    optimizer: [{ shape: [96], data }],
  };
  const files: Base[] = [];
  for (const form of ['zip', 'legacy'] as const) {
    for (const protocol of [2, 4] as const) {
      files.push(base(`training.${form}.${protocol}`, await checkpointBytes({ ...content, form, protocol })));
      const tensors = new Map([['w', { shape: [4, 24], data }]]);
      files.push(base(`bare.${form}.${protocol}`, await checkpointBytes({ tensors, bare: true, form, protocol })));
    }
  }
  return files;
}

export interface FuzzInput {
  /** Where it comes from. */
  readonly from: string;
  readonly pieces: Pieces;
}

/** Input number `index` of a seed: always the same with the same corpus. */
export async function inputOf(corpus: Corpus, seed: number, index: number): Promise<FuzzInput> {
  const draw = new Draw(randomOf((Math.imul(seed, 0x9e3779b1) + index) | 0));
  const kind = draw.next();
  if (kind < 0.15) {
    const bytes = await invented(draw);
    return { from: 'invented', pieces: new Pieces([bytes]) };
  }
  const bases =
    kind < 0.6 && corpus.real.length > 0
      ? corpus.real
      : kind < 0.75 && corpus.hostile.length > 0
        ? corpus.hostile
        : corpus.written;
  const start = draw.of(bases);
  const others = [...corpus.written, ...corpus.real];
  return { from: start.name, pieces: mutated(start, others, draw) };
}
