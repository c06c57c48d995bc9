import type { ImageRecord } from '../../../shared/dataset/document';
import type { Columns } from '../../../shared/detection/columns';
import { showsPredictions } from '../../../shared/queue/source';

/**
 * Scores of the predictions of a row that are shown, descending; null = nothing is stored.
 * @param thresholds of `labelThresholds`
 */
export function shownScores(
  columns: Columns,
  row: number,
  thresholds: Float64Array,
  record: ImageRecord,
): readonly number[] | null {
  const count = columns.counts[row] ?? -1;
  if (count < 0) return null;
  const scores: number[] = [];
  const start = columns.starts[row] as number;
  for (let at = start; at < start + count && showsPredictions(record.status); at++) {
    const score = columns.scores[at] as number;
    const threshold = thresholds[columns.labels[at] as number] ?? Number.POSITIVE_INFINITY;
    if (columns.judged[at] === 0 && score >= threshold) scores.push(score);
  }
  return scores;
}
