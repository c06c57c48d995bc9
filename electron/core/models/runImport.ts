import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, fail } from '../../../shared/failure/failure';
import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { InstalledModel } from '../../../shared/models/installed';
import type { ImportRequest, OnStep } from './importModel';
import type { ImportMessage } from './importWorker';
import type { Manifest } from './manifest';
import type { Registry } from './registry';

export interface ImportOptions extends Pick<ImportRequest, 'config' | 'expOnReg' | 'passing'> {
  /** Folder with the built worker scripts (`import.cjs`). */
  readonly workersDir: string;
  readonly catalogue: readonly CatalogueModel[];
  readonly onStep: OnStep;
  readonly signal: AbortSignal;
}

/**
 * Imports a checkpoint or an ONNX file into the models room, in a thread of its own.
 * @param source absolute path; a `passing` one is removed when the model is installed
 * @throws AppError what `importModel` says, `app.cancelled`; nothing is left behind then
 */
export async function runImport(registry: Registry, source: string, options: ImportOptions): Promise<InstalledModel> {
  const { workersDir, onStep, signal, ...rest } = options;
  const folder = await registry.incoming();
  try {
    const request: ImportRequest = { source, folder, ...rest };
    const manifest = await importInThread(workersDir, request, onStep, signal);
    const model = await registry.install(folder, manifest);
    if (rest.passing) await rm(source, { force: true }).catch(() => undefined);
    return model;
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
    throw thrown;
  }
}

/**
 * The import itself in a thread of its own; what it wrote stays in the request's folder.
 * @param workersDir folder with the built worker scripts (`import.cjs`)
 * @throws AppError what `importModel` says, `app.cancelled`
 */
export function importInThread(
  workersDir: string,
  request: ImportRequest,
  onStep: OnStep,
  signal: AbortSignal,
): Promise<Manifest> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(fail('app.cancelled', {}));
      return;
    }
    const worker = new Worker(join(workersDir, 'import.cjs'), { workerData: request, stdout: true });
    worker.stdout.resume();
    let outcome: (() => void) | null = null;
    let reason = '';
    const stop = (): void => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: ImportMessage) => {
      if (message.type === 'step') onStep(message.step);
      else if (message.type === 'done') outcome = () => resolve(message.manifest);
      else outcome = () => reject(new AppError(message.failure));
      if (outcome !== null) stop();
    });
    worker.on('error', (error) => {
      reason = error.message;
    });
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop);
      if (outcome !== null) outcome();
      else reject(signal.aborted ? fail('app.cancelled', {}) : fail('model.workerCrashed', { reason }));
    });
  });
}
