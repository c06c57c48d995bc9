import type { ProjectDocument } from '../../../shared/dataset/document';
import type { ImageEntry } from '../../../shared/dataset/image';
import { comparePaths } from '../../../shared/dataset/naturalOrder';
import { type ExportScope, inScope } from '../../../shared/formats/coco/projectSource';

/**
 * The images an export is about: those of the folder that the scope asks for, in the folder's order, then those a person
 * worked on whose file is gone, with that as their problem, so that their absence is reported.
 */
export function selectImages(
  document: ProjectDocument,
  images: readonly ImageEntry[],
  scope: ExportScope,
): readonly ImageEntry[] {
  const present = new Set(images.map((image) => image.path));
  const chosen = images.filter((image) => inScope(document, image.path, scope));
  const lost: ImageEntry[] = [];
  for (const [path, record] of document.images) {
    if (present.has(path) || !inScope(document, path, scope)) continue;
    if (record.status === 'done' || record.annotations.length > 0) {
      lost.push({ path, problem: { code: 'image.notFound', params: { file: path } } });
    }
  }
  return [...chosen, ...lost.sort((a, b) => comparePaths(a.path, b.path))];
}
