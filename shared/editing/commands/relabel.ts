import { type AttributeValues, NO_ATTRIBUTES } from '../../dataset/attributes';
import type { ProjectDocument } from '../../dataset/document';
import type { AnnotationId, AttributeId, ClassId, ImagePath } from '../../dataset/ids';
import type { Box } from '../../geometry/box';
import { applyDiff } from '../apply';
import type { Diff } from '../diff';
import { deleteAnnotations } from './deleteAnnotations';
import { addBoxes, type NewBox } from './drawBox';
import { setBoxes, setClass } from './editAnnotations';
import { setAttribute } from './setAttribute';

/** What a second look makes of the annotations of an image. */
export interface Relabelling {
  readonly image: ImagePath;
  /** Annotations that get another place, another class or both. What the second look says of a box is added to what was said. */
  readonly changed: ReadonlyMap<
    AnnotationId,
    { readonly classId: ClassId; readonly box: Box; readonly attributes?: AttributeValues | undefined }
  >;
  readonly removed: readonly AnnotationId[];
  readonly added: readonly NewBox[];
}

/** The labels of a second look replace the first ones, as one step. What both looks agree on stays as it is. */
export function relabel(document: ProjectDocument, { image, changed, removed, added }: Relabelling): Diff {
  const changes: Diff['changes'][number][] = [];
  let present = document;
  const then = (diff: Diff): void => {
    present = applyDiff(present, diff);
    changes.push(...diff.changes);
  };
  const boxes = new Map([...changed].map(([id, { box }]) => [id, box]));
  then(setBoxes(present, { image, boxes, label: 'moveBox' }));
  for (const [id, { classId }] of changed) then(setClass(present, { image, ids: [id], classId }));
  for (const [id, { attributes }] of changed)
    for (const [attribute, value] of Object.entries(attributes ?? NO_ATTRIBUTES))
      then(setAttribute(present, { image, ids: [id], attribute: attribute as AttributeId, value }));
  then(deleteAnnotations(present, { image, ids: removed }));
  then(addBoxes(present, { image, boxes: added, label: 'drawBox' }));
  return { label: 'recheckImage', changes };
}
