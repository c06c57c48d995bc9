import { parentPort, workerData } from 'node:worker_threads';
import { type Failure, failureOf } from '../../../shared/failure/failure';
import type { ImportStep } from '../../../shared/models/job';
import { type ImportRequest, importModel } from './importModel';
import type { Manifest } from './manifest';

/** What the import thread tells. */
export type ImportMessage =
  | { readonly type: 'step'; readonly step: ImportStep }
  | { readonly type: 'done'; readonly manifest: Manifest }
  | { readonly type: 'failed'; readonly failure: Failure };

const send = (message: ImportMessage): void => parentPort?.postMessage(message);

importModel(workerData as ImportRequest, (step) => send({ type: 'step', step })).then(
  (manifest) => send({ type: 'done', manifest }),
  (thrown: unknown) => send({ type: 'failed', failure: failureOf(thrown) }),
);
