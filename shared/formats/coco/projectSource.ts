import { type Annotation, imageRecord, type ProjectDocument } from '../../dataset/document';
import type { ClassId, ImagePath } from '../../dataset/ids';
import type { Size } from '../../geometry/box';
import type { CocoSource, CocoSourceBox } from './source';

/** An image that goes into the file: its path in the project, the name it gets there, its upright size. */
export interface ExportedImage {
  readonly path: ImagePath;
  readonly fileName: string;
  readonly size: Size;
}

/** `done` = submitted images only, verified-empty ones included; `all` = every image. */
export type ExportScope = 'done' | 'all';

export const inScope = (document: ProjectDocument, path: ImagePath, scope: ExportScope): boolean =>
  scope === 'all' || imageRecord(document, path).status === 'done';

/**
 * What a project writes: all classes in class order (used or not), the images as given, their annotations in document order.
 * Each image carries its status, so that "seen and empty" and "never looked at" stay different in the file.
 */
export function projectSource(document: ProjectDocument, images: readonly ExportedImage[]): CocoSource {
  const places = new Map(document.classes.map((record, index) => [record.id, index]));
  return {
    categories: document.classes.map((record) => record.name),
    images: images.map(({ path, fileName, size }) => {
      const { status, annotations } = imageRecord(document, path);
      return { fileName, size, status, boxes: sourceBoxes(annotations, places) };
    }),
  };
}

/** Made while they are written: a million boxes are not copied first. */
const sourceBoxes = (
  annotations: readonly Annotation[],
  places: ReadonlyMap<ClassId, number>,
): Iterable<CocoSourceBox> => ({
  *[Symbol.iterator]() {
    for (const { classId, box, iscrowd } of annotations) yield { category: placeOf(places, classId), box, iscrowd };
  },
});

function placeOf(places: ReadonlyMap<ClassId, number>, id: ClassId): number {
  const place = places.get(id);
  if (place === undefined) throw new Error(`annotation of unknown class ${id}`);
  return place;
}
