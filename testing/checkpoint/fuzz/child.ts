import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint, openCheckpointFrom } from '../../../electron/core/checkpoint/checkpoint';
import { type Corpus, inputOf, loadCorpus } from './corpus';
import { outcomeOf } from './outcome';
import type { Pieces } from './pieces';

/** What the parent is told about each input; `defects` are findings. */
export interface Report {
  readonly index: number;
  readonly from: string;
  readonly code: string;
  readonly size: number;
  readonly milliseconds: number;
  /** Growth of heap and buffers above the baseline, garbage included. */
  readonly memory: number;
  readonly defects: readonly string[];
}

/** Growth that no input is blamed for: the reader's own floor, and garbage that waits for the collector. */
const MEMORY_FLOOR = 64 << 20;
/** Larger ones go through a file more seldom: that costs the disk more than it finds. */
const LARGE = 1 << 20;

const collect = globalThis.gc ?? (() => {});

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Runs inputs of one seed. The working directory, the temporary and the home folder must stay empty. */
class Runner {
  private readonly corpus: Corpus;
  private readonly seed: number;
  private readonly folder: string;
  private readonly watched: readonly string[];

  constructor(corpus: Corpus, seed: number, folder: string) {
    this.corpus = corpus;
    this.seed = seed;
    this.folder = folder;
    this.watched = ['cwd', 'tmp', 'home'].map((name) => join(folder, name));
  }

  async run(index: number): Promise<Report> {
    const { from, pieces } = await inputOf(this.corpus, this.seed, index);
    collect();
    const base = inUse();
    let peak = base;
    const began = performance.now();
    const outcome = await outcomeOf(
      () => openCheckpointFrom(pieces.source(), 'fuzz.pth'),
      () => {
        peak = Math.max(peak, inUse());
      },
    );
    const milliseconds = performance.now() - began;
    const memory = peak - base;
    const defects = outcome.defect === null ? [] : [`${outcome.code}: ${outcome.defect}`];
    const allowed = Math.max(3 * pieces.size, MEMORY_FLOOR);
    if (memory > allowed) defects.push(`memory: ${memory} bytes for an input of ${pieces.size}`);
    if (index % (pieces.size > LARGE ? 400 : 20) === 0) {
      const other = await this.throughFile(pieces);
      if (other !== outcome.code) defects.push(`differs: ${outcome.code} in memory, ${other} from a file`);
    }
    const left = this.watched.flatMap((folder) => readdirSync(folder));
    if (left.length > 0) defects.push(`disk: ${left.join(', ')}`);
    return { index, from, code: outcome.code, size: pieces.size, milliseconds, memory, defects };
  }

  private async throughFile(pieces: Pieces): Promise<string> {
    const path = join(this.folder, 'input.pth');
    writeFileSync(path, pieces.read(0, pieces.size));
    const { code, defect } = await outcomeOf(() => openCheckpoint(path));
    return defect === null ? code : `${code} (${defect})`;
  }

  async keep(index: number, path: string): Promise<void> {
    const { pieces } = await inputOf(this.corpus, this.seed, index);
    writeFileSync(path, pieces.read(0, pieces.size));
  }
}

type Order = { readonly run: readonly [number, number] } | { readonly keep: number; readonly path: string };

async function main(dataDir: string, seed: number, folder: string): Promise<void> {
  const runner = new Runner(await loadCorpus(dataDir), seed, folder);
  mkdirSync(folder, { recursive: true });
  const say = (message: unknown): void => void process.send?.(message);
  process.on('message', (order: Order) => void obey(runner, order, say));
  say({ ready: true });
}

async function obey(runner: Runner, order: Order, say: (message: unknown) => void): Promise<void> {
  if ('keep' in order) {
    await runner.keep(order.keep, order.path);
    say({ kept: order.keep });
    return;
  }
  for (let index = order.run[0]; index < order.run[1]; index++) {
    say({ began: index });
    say({ report: await runner.run(index) });
  }
  say({ finished: true });
}

const [, , dataDir = '', seed = '1', folder = ''] = process.argv;
void main(dataDir, Number(seed), folder);
