import { type ImageStatus, imageRecord, type ProjectDocument } from '../../dataset/document';
import type { ImagePath } from '../../dataset/ids';
import type { Diff } from '../diff';

/** Sets the status of an image: skip it, or take a submitted one up again (its predictions are shown again). */
export function setStatus(
  document: ProjectDocument,
  input: { readonly image: ImagePath; readonly status: ImageStatus },
): Diff {
  const { image, status } = input;
  const before = imageRecord(document, image).status;
  const label = status === 'skipped' ? 'skipImage' : 'reopenImage';
  return { label, changes: before === status ? [] : [{ type: 'status', image, before, after: status }] };
}
