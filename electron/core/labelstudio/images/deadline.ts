/** A signal that fires after a while, or when another does. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the time that fired it. */
  passed(): boolean;
  /** Lets go of timer and other signal. */
  end(): void;
}

export function deadline(ms: number, other: AbortSignal | undefined): Deadline {
  const stop = new AbortController();
  let passed = false;
  const timer = setTimeout(() => {
    passed = !stop.signal.aborted;
    stop.abort();
  }, ms);
  const abort = (): void => stop.abort();
  if (other?.aborted) abort();
  other?.addEventListener('abort', abort, { once: true });
  return {
    signal: stop.signal,
    passed: () => passed,
    end() {
      clearTimeout(timer);
      other?.removeEventListener('abort', abort);
    },
  };
}
