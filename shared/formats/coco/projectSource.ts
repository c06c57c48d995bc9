import { type AttributeDefinition, type AttributeValues, attributesOf, CROWD, saidOf } from '../../dataset/attributes';
import { type Annotation, imageRecord, type ProjectDocument } from '../../dataset/document';
import type { ClassId, ImagePath } from '../../dataset/ids';
import type { Size } from '../../geometry/box';
import type { CocoAttributeInfo, CocoAttributes, CocoSource, CocoSourceBox } from './source';

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
  const ofBoxes = attributesOf(document.attributes, 'box').filter(({ id }) => id !== CROWD.id);
  const ofImages = attributesOf(document.attributes, 'image');
  return {
    categories: document.classes.map((record) => record.name),
    attributes: document.attributes.map((one) => infoOf(one, document)),
    images: images.map(({ path, fileName, size }) => {
      const { status, annotations, attributes } = imageRecord(document, path);
      return {
        fileName,
        size,
        status,
        attributes: named(ofImages, attributes),
        boxes: sourceBoxes(annotations, places, ofBoxes),
      };
    }),
  };
}

/** Values by name, in the order of the definitions. */
const named = (definitions: readonly AttributeDefinition[], values: AttributeValues | undefined): CocoAttributes =>
  values === undefined
    ? []
    : definitions.flatMap(({ id, name }) => {
        const value = saidOf(values, id);
        return value === null ? [] : [[name, value] as const];
      });

const infoOf = (
  { name, kind, target, choices, classes }: AttributeDefinition,
  document: ProjectDocument,
): CocoAttributeInfo => ({
  name,
  kind,
  target,
  ...(kind === 'choice' ? { choices } : {}),
  ...(classes === undefined
    ? {}
    : { classes: document.classes.filter(({ id }) => classes.includes(id)).map((one) => one.name) }),
});

/** Made while they are written: a million boxes are not copied first. */
const sourceBoxes = (
  annotations: readonly Annotation[],
  places: ReadonlyMap<ClassId, number>,
  definitions: readonly AttributeDefinition[],
): Iterable<CocoSourceBox> => ({
  *[Symbol.iterator]() {
    for (const { classId, box, attributes } of annotations)
      yield {
        category: placeOf(places, classId),
        box,
        iscrowd: saidOf(attributes, CROWD.id) === null ? undefined : true,
        attributes: named(definitions, attributes),
      };
  },
});

function placeOf(places: ReadonlyMap<ClassId, number>, id: ClassId): number {
  const place = places.get(id);
  if (place === undefined) throw new Error(`annotation of unknown class ${id}`);
  return place;
}
