import type { TaskName } from '../../shared/ipc/contract';

/** Long work that the person can cancel; of each name at most one runs, a newer one cancels the older. */
export interface Tasks {
  run<T>(name: TaskName, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(name: TaskName): void;
}

export function createTasks(): Tasks {
  const running = new Map<TaskName, AbortController>();
  const cancel = (name: TaskName): void => running.get(name)?.abort();
  return {
    async run(name, work) {
      cancel(name);
      const controller = new AbortController();
      running.set(name, controller);
      try {
        return await work(controller.signal);
      } finally {
        if (running.get(name) === controller) running.delete(name);
      }
    },
    cancel,
  };
}
