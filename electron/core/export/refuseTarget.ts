import { isAbsolute, relative, resolve, sep } from 'node:path';
import { asImagePath } from '../../../shared/dataset/ids';
import { fail } from '../../../shared/failure/failure';
import type { ExportJob } from './job';

/** No export may overwrite a picture, and copies must not turn up as new images of the same project. */
export function refuseTarget({ target, folder, images, options }: ExportJob): void {
  const inside = relative(resolve(folder), resolve(target));
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return;
  if (options.format === 'coco' && options.images === 'folder') throw fail('export.insideProject', { folder: target });
  const path = asImagePath(inside.split(sep).join('/'));
  if (images.some((image) => image.path === path)) throw fail('export.isImage', { file: target });
}
