import { stat } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fail, failureOf } from '../../../shared/failure/failure';
import { openPool } from '../threads/pool';
import type { Detected, Detector, DetectorOptions } from './detector';
import type { DetectorReady, DetectorThreadData } from './worker';

/** A model this large is loaded at most twice: each thread holds its own copy. */
const LARGE_BYTES = 150e6;

/**
 * Loads an ONNX model into worker threads.
 * @param file absolute path of the model
 * @throws AppError `model.*`, `models.changed`: nothing is left running then
 */
export async function openDetector(file: string, options: DetectorOptions): Promise<Detector> {
  const bytes = await stat(file).then(
    ({ size }) => size,
    () => {
      throw fail('model.notFound', { file });
    },
  );
  const { threads, perRun } = split(bytes, options);
  const data: DetectorThreadData = {
    file,
    wasmDir: options.workersDir,
    device: options.device,
    inputSize: options.inputSize,
    classNames: options.classNames,
    name: options.name ?? null,
    sha256: options.sha256 ?? null,
    threads: perRun,
  };
  const script = join(options.workersDir, 'detector.cjs');
  const { onDeath } = options;
  const pool = await openPool<string, DetectorReady, Detected>({ script, threads, data, ...(onDeath && { onDeath }) });
  const { info, device, devices } = pool.ready;
  return { info, device, devices, width: threads, detect: sparing(pool.run), dispose: pool.dispose };
}

/** What has cost two threads does not cost two more each time somebody looks at it, until its file is another one. */
function sparing(detect: Detector['detect']): Detector['detect'] {
  const deadly = new Map<string, string | null>();
  return async (file, signal) => {
    const state = await stateOf(file);
    if (deadly.has(file) && deadly.get(file) === state) throw fail('image.stopsModel', { file });
    try {
      return await detect(file, signal);
    } catch (thrown) {
      if (failureOf(thrown).code !== 'model.workerCrashed') throw thrown;
      deadly.set(file, state);
      throw fail('image.stopsModel', { file });
    }
  };
}

/** Changes when a file is replaced; null = it cannot be looked at. */
const stateOf = (file: string): Promise<string | null> =>
  stat(file).then(
    ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
    () => null,
  );

/** Several threads of few cores each beat one of many: decoding and resizing run side by side too. A GPU is fed by one. */
function split(
  bytes: number,
  { workers, device, cores: wanted }: DetectorOptions,
): { readonly threads: number; readonly perRun: number } {
  const present = Math.max(1, cpus().length);
  const cores = Math.min(wanted ?? present, present);
  const most = device === 'cpu' ? (bytes > LARGE_BYTES ? 2 : 4) : 1;
  const threads = workers ?? Math.min(most, cores);
  return { threads, perRun: Math.max(1, Math.floor(cores / threads)) };
}
