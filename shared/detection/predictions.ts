import type { ImageRecord } from '../dataset/document';
import type { ClassId } from '../dataset/ids';
import type { Box } from '../geometry/box';
import { clampBox, fromCorners, iou } from '../geometry/boxes';
import type { ClassBridge } from './bridge';
import type { CandidateSet } from './candidates';
import { survivorsOfSet } from './nms';
import { labelThresholds, lowestThreshold, type ThresholdSettings } from './thresholds';

/** What the canvas draws dashed: a candidate that passes threshold, NMS and class bridge and that no person has judged yet. */
export interface Prediction {
  /** Place of the candidate in the stored set. */
  readonly index: number;
  readonly classId: ClassId;
  /** Class as the model calls it. */
  readonly modelClass: string;
  readonly score: number;
  /** Clamped to the image. */
  readonly box: Box;
}

/** The settings that pick predictions from candidates. */
export interface PredictionFilter extends ThresholdSettings {
  readonly nmsIou: number;
  readonly maxPerImage: number;
}

/** A prediction that overlaps a judged box this much is the same thing. Above the NMS IoU, so that neighbours stay apart. */
const SAME_THING = 0.7;

/**
 * The predictions of one image, highest score first. A submitted image has none: a person has said what is there.
 * @param candidates stored candidates, upright image pixels
 * @param size upright image size
 */
export function predictionsOf(
  candidates: CandidateSet,
  size: { readonly width: number; readonly height: number },
  filter: PredictionFilter,
  bridge: ClassBridge,
  record: ImageRecord,
): readonly Prediction[] {
  if (record.status === 'done') return [];
  const thresholds = labelThresholds(bridge, filter);
  const lowest = lowestThreshold(thresholds);
  if (lowest === Number.POSITIVE_INFINITY) return [];
  const kept = survivorsOfSet(candidates, filter.nmsIou, filter.maxPerImage);
  const same = sameThing(filter.nmsIou);
  const predictions: Prediction[] = [];
  for (const index of kept) {
    if ((candidates.scores[index] as number) < lowest) break;
    const label = candidates.labels[index] as number;
    const row = bridge[label];
    if (row === undefined || row.classId === null) continue;
    if ((candidates.scores[index] as number) < (thresholds[label] as number)) continue;
    const box = clampBox(boxAt(candidates, index), size);
    if (box.width <= 0 || box.height <= 0) continue;
    const score = candidates.scores[index] as number;
    const prediction = { index, classId: row.classId, modelClass: row.modelClass, score, box };
    if (!isJudged(prediction, record, same)) predictions.push(prediction);
  }
  return predictions;
}

/** A candidate's box in `ImagePx`, not clamped. */
export function boxAt({ boxes }: CandidateSet, index: number): Box {
  const at = index * 4;
  const [x1, y1, x2, y2] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]] as [number, number, number, number];
  return fromCorners(x1, y1, x2, y2);
}

/** IoU above which a prediction is the same thing as a judged box. */
export const sameThing = (nmsIou: number): number => Math.max(SAME_THING, nmsIou);

/**
 * A person has accepted, corrected, drawn or rejected this thing already.
 * @param same of `sameThing`
 */
export function isJudged(
  { box, classId, modelClass }: Pick<Prediction, 'box' | 'classId' | 'modelClass'>,
  record: ImageRecord,
  same: number,
): boolean {
  const covered = (other: Box): boolean => iou(box, other) > same;
  return (
    record.annotations.some(({ box: own, classId: ownClass, provenance }) => {
      if (ownClass === classId && covered(own)) return true;
      return 'origin' in provenance && provenance.origin.modelClass === modelClass && covered(provenance.origin.box);
    }) || record.rejections.some((rejection) => rejection.classId === classId && covered(rejection.box))
  );
}

/**
 * Scores (descending) of the boxes that survive NMS at the storage floor: what list rows need. The count and the lowest
 * score at any higher threshold follow from it, because only higher-scored boxes suppress.
 */
export function summaryScores(candidates: CandidateSet, filter: Omit<PredictionFilter, 'threshold'>): Float32Array {
  const kept = survivorsOfSet(candidates, filter.nmsIou, filter.maxPerImage);
  return Float32Array.from(kept, (index) => candidates.scores[index] as number);
}
