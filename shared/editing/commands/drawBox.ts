import type { AttributeValues } from '../../dataset/attributes';
import { imageRecord, type ProjectDocument } from '../../dataset/document';
import type { AnnotationId, ClassId, ImagePath } from '../../dataset/ids';
import type { Box } from '../../geometry/box';
import type { Change, Diff } from '../diff';
import { askedValues, carrying } from './attributes';
import { touch } from './touch';

export interface NewBox {
  readonly id: AnnotationId;
  readonly classId: ClassId;
  readonly box: Box;
  /** Of a copy: what was said of the box it was copied from; what the project does not ask any more is left out. */
  readonly attributes?: AttributeValues | undefined;
}

/** A person draws a box. */
export const drawBox = (document: ProjectDocument, input: { image: ImagePath; box: NewBox }): Diff =>
  addBoxes(document, { image: input.image, boxes: [input.box], label: 'drawBox' });

/** Boxes of a person appear on an image: drawn, duplicated, pasted or repeated from another image. */
export function addBoxes(
  document: ProjectDocument,
  input: {
    readonly image: ImagePath;
    readonly boxes: readonly NewBox[];
    readonly label: 'drawBox' | 'duplicateBoxes' | 'pasteBoxes' | 'repeatBoxes';
  },
): Diff {
  const { image, boxes, label } = input;
  const first = imageRecord(document, image).annotations.length;
  const added = boxes.map(
    ({ id, classId, box, attributes }, index): Change => ({
      type: 'annotation',
      image,
      id,
      at: first + index,
      before: null,
      after: carrying({ id, classId, box, provenance: { kind: 'drawn' } }, askedValues(document, attributes)),
    }),
  );
  return { label, changes: boxes.length === 0 ? [] : [...touch(document, image), ...added] };
}
