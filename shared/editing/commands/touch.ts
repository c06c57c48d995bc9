import { imageRecord, type ProjectDocument } from '../../dataset/document';
import type { ImagePath } from '../../dataset/ids';
import type { Change } from '../diff';

/** The change of status that comes with an edit: work on an unseen or skipped image begins; a submitted image stays done. */
export function touch(document: ProjectDocument, image: ImagePath): readonly Change[] {
  const { status } = imageRecord(document, image);
  if (status === 'in progress' || status === 'done') return [];
  return [{ type: 'status', image, before: status, after: 'in progress' }];
}
