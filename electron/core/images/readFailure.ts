import type { ImagePath } from '../../../shared/dataset/ids';
import { AppError, type Failure, fail } from '../../../shared/failure/failure';

/** What a failed read of a picture file means to a person. */
export function readFailure(thrown: unknown, file: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = (thrown as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('image.notFound', { file });
  if (code === 'EACCES' || code === 'EPERM') return fail('image.noPermission', { file });
  return fail('image.broken', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) });
}

/**
 * The same failure with the image's path in the project in place of the absolute file: a person knows an image by that,
 * not by where the folder lies. Anything else is handed on.
 */
export function namedBy(image: ImagePath, absolute: string, thrown: unknown): unknown {
  if (!(thrown instanceof AppError)) return thrown;
  const { params } = thrown.failure;
  if (!('file' in params) || params.file !== absolute) return thrown;
  return new AppError({ ...thrown.failure, params: { ...params, file: image } } as Failure, { cause: thrown });
}
