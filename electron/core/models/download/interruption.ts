import type { AppError } from '../../../../shared/failure/failure';

/** Something that another attempt may get over. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  /** What to say when no attempt helped. */
  readonly failure: AppError;
  /** How long the server asks to wait, milliseconds. */
  readonly waitMs: number;

  constructor(failure: AppError, waitMs = 0) {
    super(failure.message, { cause: failure });
    this.failure = failure;
    this.waitMs = waitMs;
  }
}
