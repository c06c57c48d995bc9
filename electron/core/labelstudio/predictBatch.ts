import { type Failure, failureOf } from '../../../shared/failure/failure';
import type { LsPrediction } from '../../../shared/formats/labelstudio/regions';
import type { Task } from './request';

export interface BatchOutcome {
  /** One entry per task, in their order; or exactly one, which makes Label Studio ask for each task alone. */
  readonly results: readonly LsPrediction[];
  /** Tasks that were answered. */
  readonly done: number;
  /** The first thing that went wrong; null = nothing. */
  readonly failure: Failure | null;
  readonly failed: number;
}

export interface BatchOptions {
  readonly width: number;
  readonly deadline: number;
  readonly modelVersion: string;
  readonly onTask?: (predicted: boolean) => void;
}

/**
 * Predicts several tasks within a time budget. When the time is up, or a task has failed, the answer is a single empty
 * entry: both generations of Label Studio then go one by one, what is done comes from the cache at once, and only what is
 * broken fails. A wrong number of entries would be lost, or land on the wrong tasks.
 * @param width how many are worked on at once
 * @param deadline milliseconds on the clock of `performance.now()`
 * @param onTask called after each task, with whether it was predicted
 */
export async function predictBatch(
  tasks: readonly Task[],
  predict: (task: Task) => Promise<LsPrediction>,
  { width, deadline, modelVersion, onTask = () => undefined }: BatchOptions,
  signal: AbortSignal,
): Promise<BatchOutcome> {
  const results = new Map<Task, LsPrediction>();
  let failure: Failure | null = null;
  let failed = 0;
  let next = 0;
  const inTime = (): boolean => performance.now() < deadline && !signal.aborted;
  const work = async (): Promise<void> => {
    while (next < tasks.length && inTime()) {
      const task = tasks[next++] as Task;
      try {
        results.set(task, await predict(task));
        onTask(true);
      } catch (thrown) {
        failure ??= failureOf(thrown);
        failed++;
        onTask(false);
      }
    }
  };
  const all = Promise.all(Array.from({ length: Math.max(1, Math.min(width, tasks.length)) }, work));
  const stop = timer(deadline);
  await Promise.race([all, stop.done]);
  stop.clear();
  const complete = results.size === tasks.length;
  const entries = tasks.flatMap((task) => results.get(task) ?? []);
  return {
    results: complete ? entries : [{ result: [], score: 0, model_version: modelVersion }],
    done: results.size,
    failure,
    failed,
  };
}

function timer(deadline: number): { readonly done: Promise<void>; clear(): void } {
  let handle: NodeJS.Timeout | undefined;
  const done = new Promise<void>((resolve) => {
    handle = setTimeout(resolve, Math.max(0, deadline - performance.now()));
  });
  return { done, clear: () => clearTimeout(handle) };
}
