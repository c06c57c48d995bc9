import { imageRecord, type ProjectDocument } from '../../dataset/document';
import type { ImagePath } from '../../dataset/ids';
import type { Diff } from '../diff';
import { touch } from './touch';

/** Takes one refusal back: the prediction is shown again. `at` = its place in the image's list; one that is gone does nothing. */
export function restorePrediction(
  document: ProjectDocument,
  { image, at }: { readonly image: ImagePath; readonly at: number },
): Diff {
  const before = imageRecord(document, image).rejections[at];
  const changes: Diff['changes'] =
    before === undefined ? [] : [...touch(document, image), { type: 'rejection', image, at, before, after: null }];
  return { label: 'restorePrediction', changes };
}
