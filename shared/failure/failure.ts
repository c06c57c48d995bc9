import type { FailureParams } from './codes';

export type FailureCode = keyof FailureParams;

/** An expected error as data: a code and what its sentence needs. The words live in the catalogues (`shared/words`). */
export type Failure<C extends FailureCode = FailureCode> = {
  [K in C]: { readonly code: K; readonly params: FailureParams[K] };
}[C];

/** Outcome of anything that can fail in an expected way and crosses a process line. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Thrown inside a process for an expected error; becomes a `Failure` at the boundary. Anything else thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`${failure.code} ${JSON.stringify(failure.params)}`, options);
    this.failure = failure;
  }
}

/** Builds the error of a code: `throw fail('image.unreadable', { file, reason })`. */
export function fail<C extends FailureCode>(code: C, params: FailureParams[C], options?: ErrorOptions): AppError {
  return new AppError({ code, params } as Failure, options);
}

/** The failure inside any thrown value; a bug becomes `app.unexpected` with its message (never a stack trace). */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof AppError) return thrown.failure;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'app.unexpected', params: { message } };
}
