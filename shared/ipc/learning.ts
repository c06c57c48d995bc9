import type { ClassId, ImagePath } from '../dataset/ids';
import type { Agreement } from '../metrics/agreement';
import type { BestThreshold } from '../metrics/bestThreshold';
import type { ClassTally } from '../metrics/tally';

/** What submitted images say about the boxes of one class. */
export interface LearnedClass {
  readonly classId: ClassId;
  readonly tally: ClassTally;
  readonly best: BestThreshold;
}

/** What submitted images say about the boxes of the loaded model. */
export interface Learned {
  /** Submitted images whose predictions were there before a person saw them. */
  readonly images: number;
  /** Classes with boxes; others teach nothing yet. */
  readonly classes: readonly LearnedClass[];
  /** For the classes that share a threshold. */
  readonly together: BestThreshold;
  /** Images are being counted anew: the figures grow. */
  readonly counting: { readonly done: number; readonly total: number } | null;
}

/** Which labels a person kept after a second look. */
export type Kept = 'first' | 'second';

/** An image that was labelled a second time without its first labels in sight. */
export interface RecheckRound {
  readonly image: ImagePath;
  readonly agreement: Agreement;
  readonly kept: Kept;
}

/** Second looks of the open project. */
export interface RecheckState {
  /** How many of a hundred submitted images come again; 0 = none. */
  readonly percent: number;
  readonly rounds: readonly RecheckRound[];
}

export const NO_RECHECK: RecheckState = { percent: 0, rounds: [] };
