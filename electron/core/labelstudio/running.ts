import type { ServerResponse } from 'node:http';
import { type AppError, fail } from '../../../shared/failure/failure';
import type { RunningRequest } from '../../../shared/ipc/labelStudio';

/** A request for predictions in work. */
export interface Work {
  /** Aborts when the other side has gone, or a person stops it. */
  readonly signal: AbortSignal;
  /** What it turned out to be about. */
  begin(project: string | null, tasks: number): void;
  task(predicted: boolean): void;
  /** Why it was given up; null = it was not. */
  ended(): AppError | null;
  finish(): void;
}

/** Requests for predictions in work, so that a person sees how far they are and can stop them. */
export interface Running {
  /** @throws AppError `labelstudio.busy` */
  add(response: ServerResponse): Work;
  list(): readonly RunningRequest[];
  cancel(): void;
}

/**
 * @param most more requests than this are refused
 * @param onChange something has begun or got further
 */
export function createRunning(most: number, onChange: () => void): Running {
  const running = new Map<AbortController, RunningRequest>();
  const stopped = new Set<AbortController>();
  let lastId = 0;
  return {
    add(response) {
      if (running.size >= most) throw fail('labelstudio.busy', { waiting: running.size });
      const stop = new AbortController();
      const at = Date.now();
      let state: RunningRequest = { id: ++lastId, at, project: null, tasks: 0, done: 0, failed: 0 };
      const set = (change: Partial<RunningRequest>): void => {
        state = { ...state, ...change };
        running.set(stop, state);
        onChange();
      };
      set({});
      // Whoever does not wait any more needs no answer; the picture in work is finished and kept.
      response.once('close', () => {
        if (!response.writableEnded) stop.abort();
      });
      return {
        signal: stop.signal,
        begin: (project, tasks) => set({ project, tasks }),
        task: (predicted) => {
          // A picture that was begun ends after its request.
          if (running.has(stop)) set(predicted ? { done: state.done + 1 } : { failed: state.failed + 1 });
        },
        ended() {
          if (!stop.signal.aborted) return null;
          const seconds = Math.round((Date.now() - at) / 1000);
          return stopped.has(stop) ? fail('labelstudio.stopped', {}) : fail('labelstudio.clientGone', { seconds });
        },
        finish() {
          running.delete(stop);
          stopped.delete(stop);
        },
      };
    },
    list: () => [...running.values()],
    cancel() {
      for (const stop of running.keys()) {
        stopped.add(stop);
        stop.abort();
      }
    },
  };
}
