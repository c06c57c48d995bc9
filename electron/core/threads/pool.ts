import { type ResourceLimits, Worker } from 'node:worker_threads';
import { AppError, type Failure, fail } from '../../../shared/failure/failure';
import type { ThreadMessage } from './messages';

export interface PoolOptions<Job> {
  /** Absolute path of the built worker script. */
  readonly script: string;
  readonly threads: number;
  /** Handed to every thread as `workerData`. */
  readonly data: unknown;
  /** `newest` = the job asked for last runs first: what a person looks at now. */
  readonly order?: 'oldest' | 'newest';
  /** Memory of a thread; default = Node's own. */
  readonly resourceLimits?: ResourceLimits;
  /** A thread died of a job. `again` = the job is tried once more, on another thread. */
  readonly onDeath?: (job: Job, again: boolean) => void;
}

export interface Pool<Job, Ready, Reply> {
  /** What the first thread said when it was ready. */
  readonly ready: Ready;
  readonly threads: number;
  /**
   * Runs a job on the next free thread.
   * @throws AppError the job's failure; `app.cancelled` when aborted while queued or after `dispose`; `model.workerCrashed` when two threads died of it
   */
  run(job: Job, signal?: AbortSignal): Promise<Reply>;
  dispose(): Promise<void>;
}

interface Task<Job, Reply> {
  readonly id: number;
  readonly job: Job;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: AppError) => void;
  /** A thread has died of it. */
  deadly: boolean;
}

interface Thread<Job, Reply> {
  readonly worker: Worker;
  task: Task<Job, Reply> | null;
}

/**
 * Starts worker threads and waits until all are ready. A thread that dies is replaced, and its job is tried once more: it
 * may have been another program that took the memory. A job that two threads died of fails.
 * @throws AppError what the first refusing thread said
 */
export async function openPool<Job, Ready, Reply>(options: PoolOptions<Job>): Promise<Pool<Job, Ready, Reply>> {
  const queue: Task<Job, Reply>[] = [];
  const threads = new Set<Thread<Job, Reply>>();
  let disposed = false;
  let lastId = 0;
  /** Threads on their way up. */
  let coming = 0;

  const feed = (): void => {
    for (const thread of threads) {
      if (thread.task !== null) continue;
      const task = options.order === 'newest' ? queue.pop() : queue.shift();
      if (task === undefined) return;
      thread.task = task;
      thread.worker.postMessage({ id: task.id, job: task.job });
    }
  };

  const settle = (thread: Thread<Job, Reply>, message: ThreadMessage<Ready, Reply>): void => {
    const { task } = thread;
    thread.task = null;
    if (message.type === 'done') task?.resolve(message.value);
    else if (message.type === 'failed') task?.reject(new AppError(message.failure));
    feed();
  };

  const start = (): Promise<Ready> =>
    new Promise((resolve, reject) => {
      // Libraries print to stdout now and then; on the command line that belongs to the results.
      const { script, data: workerData, resourceLimits } = options;
      const worker = new Worker(script, { workerData, stdout: true, ...(resourceLimits && { resourceLimits }) });
      worker.stdout.resume();
      const thread: Thread<Job, Reply> = { worker, task: null };
      let reason = 'it ended';
      worker.on('message', (message: ThreadMessage<Ready, Reply>) => {
        if (message.type === 'ready' && disposed) void worker.terminate();
        else if (message.type === 'ready') {
          threads.add(thread);
          resolve(message.value);
          feed();
        } else if (message.type === 'refused') {
          reject(new AppError(message.failure));
          void worker.terminate();
        } else settle(thread, message);
      });
      worker.on('error', (error) => {
        reason = error.message;
      });
      worker.on('exit', () => {
        const crash: Failure = { code: 'model.workerCrashed', params: { reason } };
        reject(new AppError(crash));
        const lived = threads.delete(thread);
        if (thread.task !== null) afterDeath(thread.task, crash);
        // A thread that was once ready is replaced; one that never came up would only die again.
        if (lived && !disposed) replace();
      });
    });

  const afterDeath = (task: Task<Job, Reply>, crash: Failure): void => {
    if (disposed) {
      task.reject(fail('app.cancelled', {}));
      return;
    }
    options.onDeath?.(task.job, !task.deadly);
    if (task.deadly) {
      task.reject(new AppError(crash));
      return;
    }
    task.deadly = true;
    if (options.order === 'newest') queue.push(task);
    else queue.unshift(task);
    feed();
  };

  /** When no thread is left and none comes up, what waits fails; the next job tries again. */
  const replace = (): void => {
    coming++;
    start()
      .catch((thrown: unknown) => {
        if (threads.size > 0 || coming > 1) return;
        for (const task of queue.splice(0)) task.reject(thrown as AppError);
      })
      .finally(() => coming--);
  };

  const dispose = async (): Promise<void> => {
    disposed = true;
    failAll();
    await Promise.all([...threads].map(({ worker }) => worker.terminate()));
  };

  const failAll = (): void => {
    for (const task of queue.splice(0)) task.reject(fail('app.cancelled', {}));
  };

  const started = await Promise.allSettled(Array.from({ length: options.threads }, start));
  const refused = started.find((result) => result.status === 'rejected');
  if (refused !== undefined) {
    await dispose();
    throw refused.reason;
  }
  const first = started.find((result) => result.status === 'fulfilled');
  if (first === undefined) throw new Error('a pool needs at least one thread');

  return {
    ready: first.value,
    threads: options.threads,
    run: (job, signal) =>
      new Promise((resolve, reject) => {
        if (disposed || signal?.aborted === true) {
          reject(fail('app.cancelled', {}));
          return;
        }
        const cancel = (): void => abort(task);
        // A signal may live as long as a batch of 100,000 jobs.
        const settled = (): void => signal?.removeEventListener('abort', cancel);
        const task: Task<Job, Reply> = {
          id: ++lastId,
          job,
          resolve(reply) {
            settled();
            resolve(reply);
          },
          reject(error) {
            settled();
            reject(error);
          },
          deadly: false,
        };
        signal?.addEventListener('abort', cancel, { once: true });
        queue.push(task);
        if (threads.size === 0 && coming === 0) replace();
        feed();
      }),
    dispose,
  };

  function abort(task: Task<Job, Reply>): void {
    const at = queue.indexOf(task);
    if (at < 0) return;
    queue.splice(at, 1);
    task.reject(fail('app.cancelled', {}));
  }
}
