import { type MessagePort, parentPort, type TransferListItem } from 'node:worker_threads';
import { failureOf } from '../../../shared/failure/failure';
import type { JobMessage, ThreadMessage } from './messages';

/** What a thread does: `ready` is told to the pool once, `handle` runs one job at a time. */
export interface Served<Job, Ready, Reply> {
  readonly ready: Ready;
  handle(job: Job): Promise<{ readonly value: Reply; readonly transfer?: readonly TransferListItem[] }>;
}

/** The main function of a worker thread. A failing start refuses the thread; a failing job fails alone. */
export async function serve<Job, Ready, Reply>(start: () => Promise<Served<Job, Ready, Reply>>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('serve() runs in a worker thread only');
  const send = (message: ThreadMessage<Ready, Reply>, transfer: readonly TransferListItem[] = []): void =>
    port.postMessage(message, transfer);
  try {
    const served = await start();
    port.on('message', ({ id, job }: JobMessage<Job>) => void answer(port, served, id, job));
    send({ type: 'ready', value: served.ready });
  } catch (thrown) {
    send({ type: 'refused', failure: failureOf(thrown) });
  }
}

async function answer<Job, Ready, Reply>(
  port: MessagePort,
  served: Served<Job, Ready, Reply>,
  id: number,
  job: Job,
): Promise<void> {
  try {
    const { value, transfer = [] } = await served.handle(job);
    port.postMessage({ type: 'done', id, value }, transfer);
  } catch (thrown) {
    port.postMessage({ type: 'failed', id, failure: failureOf(thrown) });
  }
}
