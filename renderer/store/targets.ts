import type { Target } from '../tools/hit';
import { annotationRef, predictionRef } from './boxRef';
import type { CurrentState } from './current';

/** Every box of the image: predictions first, then annotations, as they are drawn. */
export const targetsOf = ({ record, predictions }: CurrentState): readonly Target[] => [
  ...predictions.map(({ index, box }) => ({ ref: predictionRef(index), box })),
  ...record.annotations.map(({ id, box }) => ({ ref: annotationRef(id), box })),
];
