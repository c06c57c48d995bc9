import type { Annotation, ClassRecord } from '../../../shared/dataset/document';
import type { Prediction } from '../../../shared/detection/predictions';
import type { Box } from '../../../shared/geometry/box';
import { annotationRef, type BoxRef, predictionRef, refKey } from '../../store/boxRef';
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
  /** Formatted score of a prediction; null for annotations. */
  readonly score: string | null;
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
    const predictions = new Map(current.predictions.map((one) => [refKey(predictionRef(one.index)), one]));
    const annotations = new Map(current.record.annotations.map((one) => [refKey(annotationRef(one.id)), one]));
    const paint = (target: Target): readonly Painted[] => {
      const known: Prediction | Annotation | undefined =
        predictions.get(refKey(target.ref)) ?? annotations.get(refKey(target.ref));
      if (known === undefined) return [];
      const score = 'score' in known ? known.score.toFixed(2) : null;
      const { ref, box } = target;
      return [{ ref, box, look: lookOf(known.classId), score, locked: isLocked(stores, ref) }];
    };
    return [...targets].sort(order).flatMap(paint);
  },
);

const order = (a: Target, b: Target): number =>
  kindOf(a) - kindOf(b) || (b.behind ?? 0) - (a.behind ?? 0) || area(b.box) - area(a.box);

const kindOf = ({ ref }: Target): number => (ref.kind === 'prediction' ? 0 : 1);

const area = (box: Box): number => box.width * box.height;
