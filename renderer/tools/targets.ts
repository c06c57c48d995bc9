import { annotationRef, predictionRef } from '../store/boxRef';
import type { CurrentState } from '../store/current';
import type { Target } from './hit';

/** Every box of the image: predictions first, then annotations, as they are drawn. */
export const targetsOf = ({ record, predictions }: CurrentState): readonly Target[] => [
  ...predictions.map(({ index, box }) => ({ ref: predictionRef(index), box })),
  ...record.annotations.map(({ id, box }) => ({ ref: annotationRef(id), box })),
];
