import type { ImagePath } from '../../../shared/dataset/ids';
import { fail } from '../../../shared/failure/failure';
import { codeOf } from '../files/writeFailure';

/** The expected error behind something thrown while a picture was copied; what is not about the picture comes back as it is. */
export function pictureFailure(image: ImagePath, error: Error): Error {
  const code = codeOf(error);
  if (code === 'ENOENT') return fail('image.notFound', { file: image }, { cause: error });
  if (code === 'EACCES' || code === 'EPERM') return fail('image.noPermission', { file: image }, { cause: error });
  return error;
}
