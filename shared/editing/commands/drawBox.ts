import { imageRecord, type ProjectDocument } from '../../dataset/document';
import type { AnnotationId, ClassId, ImagePath } from '../../dataset/ids';
import type { Box } from '../../geometry/box';
import type { Change, Diff } from '../diff';
import { touch } from './touch';

export interface NewBox {
  readonly id: AnnotationId;
  readonly classId: ClassId;
  readonly box: Box;
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
    ({ id, classId, box }, index): Change => ({
      type: 'annotation',
      image,
      id,
      at: first + index,
      before: null,
      after: { id, classId, box, provenance: { kind: 'drawn' } },
    }),
  );
  return { label, changes: boxes.length === 0 ? [] : [...touch(document, image), ...added] };
}
