import type { ProjectDocument } from '../../dataset/document';
import type { AnnotationId, ClassId, ImagePath } from '../../dataset/ids';
import type { Box } from '../../geometry/box';
import { applyDiff } from '../apply';
import type { Diff } from '../diff';
import { deleteAnnotations } from './deleteAnnotations';
import { addBoxes, type NewBox } from './drawBox';
import { setBoxes, setClass } from './editAnnotations';

/** What a second look makes of the annotations of an image. */
export interface Relabelling {
  readonly image: ImagePath;
  /** Annotations that get another place, another class or both. */
  readonly changed: ReadonlyMap<AnnotationId, { readonly classId: ClassId; readonly box: Box }>;
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
  then(deleteAnnotations(present, { image, ids: removed }));
  then(addBoxes(present, { image, boxes: added, label: 'drawBox' }));
  return { label: 'recheckImage', changes };
}
