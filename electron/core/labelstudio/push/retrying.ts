import pRetry from 'p-retry';
import { type Failure, failureOf } from '../../../../shared/failure/failure';
import { throwIfCancelled } from '../../files/writeFailure';
import { isPassing } from './failures';

export interface Patience {
  /** Further attempts after one that failed. */
  readonly retries: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/** About a minute: Label Studio may be started again meanwhile. */
export const usualPatience: Patience = { retries: 6, firstPauseMs: 1_000, longestPauseMs: 30_000 };

/**
 * Does work again that failed for a passing reason (server error, time-out, no connection), after growing pauses.
 * @param onAgain told before each further attempt
 * @throws AppError `app.cancelled`, and what the last attempt threw
 */
export async function retrying<T>(
  work: () => Promise<T>,
  { retries, firstPauseMs, longestPauseMs }: Patience,
  onAgain: (failure: Failure) => void,
  signal?: AbortSignal,
): Promise<T> {
  const again = (thrown: unknown): boolean => isPassing(thrown) && signal?.aborted !== true;
  const results: T[] = [];
  const attempt = async (): Promise<void> => {
    results.push(await work());
  };
  try {
    await pRetry(attempt, {
      retries,
      factor: 2,
      minTimeout: firstPauseMs,
      maxTimeout: longestPauseMs,
      ...(signal && { signal }),
      shouldRetry: ({ error }) => again(error),
      onFailedAttempt: ({ error, retriesLeft }) => {
        if (retriesLeft > 0 && again(error)) onAgain(failureOf(error));
      },
    });
  } catch (thrown) {
    // Cancelled while the last attempt went well: it counts.
    if (results.length === 0) {
      throwIfCancelled(signal);
      throw thrown;
    }
  }
  return results[0] as T;
}
