import { imageRecord, type PredictionOrigin, type ProjectDocument, type Rejection } from '../../dataset/document';
import type { AnnotationId, ClassId, ImagePath } from '../../dataset/ids';
import type { Box } from '../../geometry/box';
import { sameBox } from '../../geometry/boxes';
import type { Change, Diff } from '../diff';
import { touch } from './touch';

/** A prediction a person takes over, perhaps with another box or class at once (`changed`). */
export interface Accepted {
  readonly id: AnnotationId;
  readonly classId: ClassId;
  readonly box: Box;
  readonly origin: PredictionOrigin;
  /** The person gave it another class than the class bridge did. */
  readonly classChanged?: boolean;
}

/** Predictions become annotations. `label` says by which gesture: dragging a prediction accepts and moves it in one step. */
export function acceptPredictions(
  document: ProjectDocument,
  input: {
    readonly image: ImagePath;
    readonly accepted: readonly Accepted[];
    readonly label?: 'acceptPredictions' | 'moveBox' | 'resizeBox' | 'setClass';
  },
): Diff {
  const { image, accepted, label = 'acceptPredictions' } = input;
  if (accepted.length === 0) return { label, changes: [] };
  return { label, changes: [...touch(document, image), ...born(document, image, accepted)] };
}

/** Predictions vanish and stay away: boxes of their class at their place are not shown again. */
export function rejectPredictions(
  document: ProjectDocument,
  input: { readonly image: ImagePath; readonly rejections: readonly Rejection[] },
): Diff {
  const { image, rejections } = input;
  const first = imageRecord(document, image).rejections.length;
  const changes = rejections.map(
    (after, index): Change => ({ type: 'rejection', image, at: first + index, before: null, after }),
  );
  return { label: 'rejectPredictions', changes: changes.length === 0 ? [] : [...touch(document, image), ...changes] };
}

/**
 * The image is done: the predictions still shown are accepted with it. Without any box it is verified empty. The time spent is
 * added to that of earlier submissions, and kept only where submitting changes something: looking again is no edit.
 */
export function submitImage(
  document: ProjectDocument,
  input: {
    readonly image: ImagePath;
    readonly accepted: readonly Accepted[];
    /** How long the person looked, in seconds. */
    readonly seconds?: number;
  },
): Diff {
  const { image, accepted } = input;
  const { status, seconds: before = 0 } = imageRecord(document, image);
  const done: readonly Change[] = status === 'done' ? [] : [{ type: 'status', image, before: status, after: 'done' }];
  const changes = [...born(document, image, accepted), ...done];
  const after = Math.round((before + (input.seconds ?? 0)) * 10) / 10;
  const spent: readonly Change[] =
    changes.length === 0 || after === before ? [] : [{ type: 'seconds', image, before, after }];
  return { label: 'submitImage', changes: [...changes, ...spent] };
}

function born(document: ProjectDocument, image: ImagePath, accepted: readonly Accepted[]): readonly Change[] {
  const first = imageRecord(document, image).annotations.length;
  return accepted.map(({ id, classId, box, origin, classChanged }, index): Change => {
    const kind = classChanged === true || !sameBox(box, origin.box) ? 'edited' : 'accepted';
    const after = { id, classId, box, provenance: { kind, origin } } as const;
    return { type: 'annotation', image, id, at: first + index, before: null, after };
  });
}
