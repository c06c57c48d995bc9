/**
 * What a person here waits for comes first, then what another program asks for on behalf of one, then what a person will
 * need next, then everything else.
 */
export type Priority = 'person' | 'request' | 'ahead' | 'batch';

const ORDER: readonly Priority[] = ['person', 'request', 'ahead', 'batch'];

interface Waiting<T> {
  readonly run: () => Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** Runs tasks by priority, a limited number at a time. */
export interface PriorityQueue {
  /** `withdraw` takes a task back that has not begun: `reason` rejects it. */
  add<T>(priority: Priority, run: () => Promise<T>): { readonly result: Promise<T>; withdraw(reason: unknown): void };
}

/** Among a person's tasks the newest runs first: the image that is on the screen now. */
export function createQueue(width: number): PriorityQueue {
  const waiting: Record<Priority, Waiting<unknown>[]> = { person: [], request: [], ahead: [], batch: [] };
  let running = 0;

  const next = (): Waiting<unknown> | undefined => {
    const filled = ORDER.find((priority) => waiting[priority].length > 0);
    return filled === 'person' ? waiting.person.pop() : filled && waiting[filled].shift();
  };

  const feed = (): void => {
    while (running < width) {
      const task = next();
      if (task === undefined) return;
      running++;
      void task
        .run()
        .then(task.resolve, task.reject)
        .finally(() => {
          running--;
          feed();
        });
    }
  };

  return {
    add<T>(priority: Priority, run: () => Promise<T>) {
      let task: Waiting<T> | null = null;
      const result = new Promise<T>((resolve, reject) => {
        task = { run, resolve, reject };
        waiting[priority].push(task as Waiting<unknown>);
      });
      feed();
      const withdraw = (reason: unknown): void => {
        const at = waiting[priority].indexOf(task as unknown as Waiting<unknown>);
        if (at < 0) return;
        waiting[priority].splice(at, 1);
        (task as unknown as Waiting<T>).reject(reason);
      };
      return { result, withdraw };
    },
  };
}
