import type { ClassId } from '../../../shared/dataset/ids';
import type { Learned } from '../../../shared/ipc/learning';
import { type Corrections, secondsOfCorrections } from '../../../shared/metrics/corrections';
import { correctionsAt } from '../../../shared/metrics/tally';

/** What a threshold would have cost on the submitted images. */
export interface Figures {
  readonly corrections: Corrections;
  /** Seconds of corrections per image. */
  readonly seconds: number;
}

const NONE: Corrections = { kept: 0, tightened: 0, renamed: 0, deleted: 0, added: 0 };

/** Figures of classes that share a threshold. */
export function figuresAt({ classes, images }: Learned, ids: readonly ClassId[], threshold: number): Figures {
  const corrections = classes
    .filter(({ classId }) => ids.includes(classId))
    .map(({ tally }) => correctionsAt(tally, threshold))
    .reduce(
      (sum, one) => ({
        kept: sum.kept + one.kept,
        tightened: sum.tightened + one.tightened,
        renamed: sum.renamed + one.renamed,
        deleted: sum.deleted + one.deleted,
        added: sum.added + one.added,
      }),
      NONE,
    );
  return { corrections, seconds: secondsOfCorrections(corrections) / Math.max(1, images) };
}
