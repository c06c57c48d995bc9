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

/** A count that is made piece by piece. */
export interface ShownCount extends ShownCounts {
  boxes: number;
  images: number;
  /** Rows counted so far. */
  rows: number;
}

export const beginCount = (labels: number): ShownCount => ({
  boxes: 0,
  images: 0,
  byLabel: new Uint32Array(labels),
  rows: 0,
});

/**
 * Counts what is shown in the next rows.
 * @param closed per row: 1 = a submitted image, it shows no predictions
 * @param thresholds per label of the model
 * @param rows at most this many
 */
export function countRows(
  count: ShownCount,
  columns: Columns,
  closed: Uint8Array,
  thresholds: Float64Array,
  rows: number,
): void {
  const { scores, labels, judged, starts, counts } = columns;
  const { byLabel } = count;
  const least = lowestThreshold(thresholds);
  const last = Math.min(counts.length, count.rows + rows);
  let [boxes, images] = [0, 0];
  for (let row = count.rows; row < last; row++) {
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
  count.boxes += boxes;
  count.images += images;
  count.rows = last;
}

/** Counts what is shown in one go. */
export function countShown(columns: Columns, closed: Uint8Array, thresholds: Float64Array): ShownCounts {
  const count = beginCount(thresholds.length);
  countRows(count, columns, closed, thresholds, columns.counts.length);
  return count;
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
