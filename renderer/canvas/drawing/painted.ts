import type { ClassRecord } from '../../../shared/dataset/document';
import type { Box } from '../../../shared/geometry/box';
import type { BoxRef } from '../../store/boxRef';
import type { BoxViewState } from '../../store/boxView';
import type { CurrentState } from '../../store/current';
import { memo } from '../../store/memo';
import type { Stores } from '../../store/stores';
import type { Target } from '../../tools/hit';
import { isLocked, visibleTargets } from '../../tools/targets';
import { type ClassLook, looksOf } from './style';

/** A box as it is painted. */
export interface Painted {
  readonly ref: BoxRef;
  readonly box: Box;
  readonly look: ClassLook;
  /** Of a prediction; null for annotations. */
  readonly score: number | null;
  readonly locked: boolean;
}

/**
 * The boxes of the image that are not hidden, in painting order: predictions, then annotations; each what was sent behind
 * first, then large to small.
 */
export const paintedBoxes = (stores: Stores): readonly Painted[] =>
  painted(
    stores.current.getState(),
    stores.boxView.getState(),
    stores.project.getState().document.classes,
    visibleTargets(stores),
    stores,
  );

const painted = memo(
  (
    current: CurrentState,
    _view: BoxViewState,
    classes: readonly ClassRecord[],
    targets: readonly Target[],
    stores: Stores,
  ): readonly Painted[] => {
    const lookOf = looksOf(classes);
    const predictions = new Map(current.predictions.map((one) => [one.index, one]));
    const annotations = new Map(current.record.annotations.map((one) => [one.id, one]));
    const paint = ({ ref, box }: Target): readonly Painted[] => {
      const known = ref.kind === 'prediction' ? predictions.get(ref.index) : annotations.get(ref.id);
      if (known === undefined) return [];
      const score = 'score' in known ? known.score : null;
      return [{ ref, box, look: lookOf(known.classId), score, locked: isLocked(stores, ref) }];
    };
    return [...targets].sort(order).flatMap(paint);
  },
);

const order = (a: Target, b: Target): number =>
  kindOf(a) - kindOf(b) || (b.behind ?? 0) - (a.behind ?? 0) || area(b.box) - area(a.box);

const kindOf = ({ ref }: Target): number => (ref.kind === 'prediction' ? 0 : 1);

const area = (box: Box): number => box.width * box.height;
