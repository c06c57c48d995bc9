import type { Box } from '../../shared/geometry/box';
import { annotationRef, type BoxRef, predictionRef } from '../store/boxRef';
import { type BoxViewState, boxKey } from '../store/boxView';
import type { CurrentState } from '../store/current';
import { memo } from '../store/memo';
import type { Stores } from '../store/stores';
import type { Target } from './hit';

/** Every box of the image: predictions first, then annotations, as they are drawn. */
export const targetsOf = ({ record, predictions }: CurrentState): readonly Target[] => [
  ...predictions.map(({ index, box }) => ({ ref: predictionRef(index), box })),
  ...record.annotations.map(({ id, box }) => ({ ref: annotationRef(id), box })),
];

type Sources = Pick<Stores, 'current' | 'boxView'>;

const NO_BOXES: readonly Box[] = [];

/** The boxes that are drawn: those that are not hidden, one by one or by class. */
export const visibleTargets = ({ current, boxView }: Sources): readonly Target[] =>
  visible(current.getState(), boxView.getState());

const visible = memo((current: CurrentState, view: BoxViewState): readonly Target[] => {
  const { hidden, hiddenClasses, behind } = view;
  const { image, record, predictions } = current;
  if (hidden.size === 0 && hiddenClasses.size === 0 && behind.length === 0) return targetsOf(current);
  const hiddenByClass = new Set(
    [
      ...predictions.filter(({ classId }) => hiddenClasses.has(classId)).map(({ index }) => predictionRef(index)),
      ...record.annotations.filter(({ classId }) => hiddenClasses.has(classId)).map(({ id }) => annotationRef(id)),
    ].map((ref) => boxKey(image, ref)),
  );
  return targetsOf(current).flatMap((target): readonly Target[] => {
    const key = boxKey(image, target.ref);
    if (hidden.has(key) || hiddenByClass.has(key)) return [];
    const place = behind.indexOf(key);
    return [place < 0 ? target : { ...target, behind: place + 1 }];
  });
});

/** The boxes that a click can take: drawn and not locked. */
export const clickableTargets = ({ current, boxView }: Sources): readonly Target[] =>
  clickable(current.getState(), boxView.getState());

const clickable = memo((current: CurrentState, view: BoxViewState): readonly Target[] =>
  visible(current, view).filter(({ ref }) => !lockedIn(current, view, ref)),
);

/** The box is locked, by itself or with all others. */
export const isLocked = ({ current, boxView }: Sources, ref: BoxRef): boolean =>
  lockedIn(current.getState(), boxView.getState(), ref);

const lockedIn = ({ image }: CurrentState, { allLocked, locked }: BoxViewState, ref: BoxRef): boolean =>
  allLocked || (locked.size > 0 && locked.has(boxKey(image, ref)));

/** Refused predictions that are drawn as ghosts, in the order of the record. */
export const ghostsOf = ({ current, boxView }: Sources): readonly Box[] =>
  boxView.getState().showRejected ? ghosts(current.getState()) : NO_BOXES;

const ghosts = memo(({ record }: CurrentState): readonly Box[] =>
  record.status === 'done' ? NO_BOXES : record.rejections.map(({ box }) => box),
);
