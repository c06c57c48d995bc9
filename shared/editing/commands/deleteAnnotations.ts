import { imageRecord, type ProjectDocument } from '../../dataset/document';
import type { AnnotationId, ImagePath } from '../../dataset/ids';
import type { Change, Diff } from '../diff';
import { touch } from './touch';

/** Deletes annotations of one image. Those that came from the model leave a rejection, so that the model does not draw them again. */
export function deleteAnnotations(
  document: ProjectDocument,
  input: { readonly image: ImagePath; readonly ids: readonly AnnotationId[] },
): Diff {
  const { image, ids } = input;
  const record = imageRecord(document, image);
  const places = record.annotations.flatMap((annotation, at) =>
    ids.includes(annotation.id) ? [{ annotation, at }] : [],
  );
  if (places.length === 0) return { label: 'deleteBoxes', changes: [] };
  // From the back, so that the places of those before stay true.
  const removed = [...places].reverse().map(
    ({ annotation, at }): Change => ({
      type: 'annotation',
      image,
      id: annotation.id,
      at,
      before: annotation,
      after: null,
    }),
  );
  const rejected = places
    .flatMap(({ annotation: { provenance, classId } }) =>
      'origin' in provenance ? [{ classId, box: provenance.origin.box }] : [],
    )
    .map(
      (after, index): Change => ({
        type: 'rejection',
        image,
        at: record.rejections.length + index,
        before: null,
        after,
      }),
    );
  return { label: 'deleteBoxes', changes: [...touch(document, image), ...removed, ...rejected] };
}
