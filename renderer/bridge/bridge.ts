import { AppError, type Failure, failureOf, type Result } from '../../shared/failure/failure';
import type { Bridge, EventName, Events, RequestName, Requests } from '../../shared/ipc/contract';

declare global {
  interface Window {
    /** Exposed by the preload script; the page's only way out. */
    readonly rtmlabel: Bridge;
  }
}

export type Input<N extends RequestName> = Requests[N]['input'];
export type Output<N extends RequestName> = Requests[N]['output'];

/** Asks the main process. Never throws: what goes wrong on the way is a failure too. */
export async function call<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  try {
    return await window.rtmlabel.call(name, input);
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}

/** Like `call`, for code that works with exceptions. @throws AppError with the failure of the reply */
export async function callOrThrow<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await call(name, input);
  if (reply.ok) return reply.value;
  throw new AppError(reply.failure);
}

/** Listens to an event of the main process; the returned function stops it. */
export const listen = <N extends EventName>(name: N, listener: (payload: Events[N]) => void): (() => void) =>
  window.rtmlabel.on(name, listener);

/** Absolute path of a dropped file or folder; '' when the system gives none. */
export const pathOf = (file: File): string => window.rtmlabel.pathOf(file);

/** Cancelling is a choice, not an error: nobody is told. */
export const worthTelling = (failure: Failure): boolean => failure.code !== 'app.cancelled';
