import { imageRecord, type ProjectDocument } from '../../../shared/dataset/document';
import type { ImageEntry } from '../../../shared/dataset/image';
import { flatClashes } from '../../../shared/formats/coco/fileNames';
import type { ExportOptions, ExportPreview } from '../../../shared/ipc/export';
import { selectImages } from './selectImages';

const MOST_CLASHES = 20;

/** What an export would hold, from the document alone; images already known to be unreadable are not counted. */
export function previewExport(
  document: ProjectDocument,
  images: readonly ImageEntry[],
  options: ExportOptions,
): ExportPreview {
  const chosen = selectImages(document, images, options.scope).filter((image) => image.problem === null);
  const boxes = chosen.map((image) => imageRecord(document, image.path).annotations.length);
  return {
    images: chosen.length,
    annotations: boxes.reduce((sum, count) => sum + count, 0),
    categories: document.classes.length,
    emptyImages: boxes.filter((count) => count === 0).length,
    clashes:
      options.format === 'coco' && options.fileNames === 'flat'
        ? firstOf(flatClashes(chosen.map((image) => image.path)), MOST_CLASHES)
        : [],
  };
}

function firstOf<T>(items: Iterable<T>, most: number): T[] {
  const list: T[] = [];
  for (const item of items) {
    if (list.length === most) break;
    list.push(item);
  }
  return list;
}
