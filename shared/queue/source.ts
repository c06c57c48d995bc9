import type { ClassRecord, ImageRecord, ImageStatus } from '../dataset/document';
import type { ClassBridge } from '../detection/bridge';
import type { Columns } from '../detection/columns';

/** Everything that order, filter and counts look at. Rows are the images of the folder in its own order. */
export interface QueueSource {
  readonly paths: readonly string[];
  readonly columns: Columns;
  /** Per label of the model, see `labelThresholds`. */
  readonly thresholds: Float64Array;
  readonly bridge: ClassBridge;
  readonly classes: readonly ClassRecord[];
  /** What a person decided about a row; undefined = nothing. */
  readonly recordOf: (row: number) => ImageRecord | undefined;
  /** The file cannot be read. */
  readonly isProblem: (row: number) => boolean;
}

export const statusOf = ({ recordOf }: QueueSource, row: number): ImageStatus => recordOf(row)?.status ?? 'unseen';

/** A submitted image has no predictions: a person has said what is there. */
export const showsPredictions = (status: ImageStatus | undefined): boolean => status !== 'done';

/** Calls `visit` for each prediction of a row that is shown, highest score first. */
export function eachShown(source: QueueSource, row: number, visit: (label: number, score: number) => void): void {
  if (!showsPredictions(source.recordOf(row)?.status)) return;
  const { scores, labels, judged, starts, counts } = source.columns;
  const start = starts[row] as number;
  const end = start + Math.max(0, counts[row] ?? 0);
  for (let at = start; at < end; at++) {
    const label = labels[at] as number;
    const score = scores[at] as number;
    if (judged[at] === 0 && score >= (source.thresholds[label] ?? Number.POSITIVE_INFINITY)) visit(label, score);
  }
}
