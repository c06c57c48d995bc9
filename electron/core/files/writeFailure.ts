import { AppError, fail } from '../../../shared/failure/failure';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** The system's name of what went wrong, e.g. `ENOENT`. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** The expected error behind something thrown while `file` was written; what is no system error comes back as it is. */
export function writeFailure(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof AppError || code === null || !(error instanceof Error)) return error;
  if (FULL.has(code)) return fail('export.diskFull', { file }, { cause: error });
  // Node's message goes on with the call and the temporary path, which mean nothing to a person.
  return fail('export.writeFailed', { file, reason: error.message.replace(/,.*$/s, '') }, { cause: error });
}

/** @throws AppError `app.cancelled` once the signal is aborted */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw fail('app.cancelled', {});
}
