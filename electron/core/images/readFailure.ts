import { AppError, fail } from '../../../shared/failure/failure';

/** What a failed read of a picture file means to a person. */
export function readFailure(thrown: unknown, file: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = (thrown as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('image.notFound', { file });
  if (code === 'EACCES' || code === 'EPERM') return fail('image.noPermission', { file });
  return fail('image.broken', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) });
}
