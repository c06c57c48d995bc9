import { fail } from '../../../../shared/failure/failure';

/** Several who want the same wait for one piece of work. */
export interface Shared<T> {
  /**
   * @param work begun by the first; its signal fires when nobody waits any more
   * @param take what each makes of the result, at once
   * @throws AppError `app.cancelled` when the signal fires, and what `work` throws
   */
  run<R>(
    key: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
    take: (result: T) => R,
  ): Promise<R>;
  /** Ends all work and waits for it. */
  stop(): Promise<void>;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly stop: AbortController;
  waiting: number;
}

/** @param drop told of each result once everybody has taken it */
export function createShared<T>(drop: (result: T) => void): Shared<T> {
  const flights = new Map<string, Flight<T>>();
  const running = new Set<Promise<unknown>>();

  const begin = (key: string, work: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const stop = new AbortController();
    const flight = { result: work(stop.signal), stop, waiting: 0 };
    const ended = flight.result.then(
      () => undefined,
      () => undefined,
    );
    running.add(ended);
    void ended.then(() => {
      running.delete(ended);
      if (flights.get(key) === flight) flights.delete(key);
    });
    flights.set(key, flight);
    return flight;
  };

  const leave = (key: string, flight: Flight<T>): void => {
    flight.waiting--;
    if (flight.waiting > 0) return;
    // Whoever comes now begins anew instead of waiting for something that was given up.
    if (flights.get(key) === flight) flights.delete(key);
    flight.stop.abort();
    flight.result.then(drop, () => undefined);
  };

  return {
    async run(key, signal, work, take) {
      if (signal?.aborted) throw fail('app.cancelled', {});
      const flight = flights.get(key) ?? begin(key, work);
      flight.waiting++;
      try {
        return take(await unlessAborted(flight.result, signal));
      } finally {
        leave(key, flight);
      }
    },
    async stop() {
      for (const { stop } of flights.values()) stop.abort();
      await Promise.all(running);
    },
  };
}

/** @throws AppError `app.cancelled` as soon as the signal fires */
export function unlessAborted<T>(result: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return result;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(fail('app.cancelled', {}));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
