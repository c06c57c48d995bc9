import type { Annotation } from '../dataset/document';
import { TIGHT } from './corrections';
import { matchBoxes } from './matchBoxes';

/** How the boxes of two rounds belong together. Places are those in the lists of the rounds. */
export type Difference =
  | { readonly kind: 'same'; readonly first: number; readonly second: number }
  /** The same object and class, but the boxes differ by more than two careful hands do. */
  | { readonly kind: 'moved'; readonly first: number; readonly second: number }
  | { readonly kind: 'renamed'; readonly first: number; readonly second: number }
  /** Labelled in the first round only. */
  | { readonly kind: 'missed'; readonly first: number }
  /** Labelled in the second round only. */
  | { readonly kind: 'extra'; readonly second: number };

export type DifferenceKind = Difference['kind'];

type Boxed = Pick<Annotation, 'classId' | 'box' | 'attributes'>;

/** Compares two labellings of one image: matched as predictions are, with every box of the second round equally sure. */
export function differencesOf(first: readonly Boxed[], second: readonly Boxed[]): readonly Difference[] {
  // Crowds are boxes like others here: both rounds mean them.
  const { guesses } = matchBoxes(
    second.map(({ classId, box }) => ({ classId, box, score: 1 })),
    first.map(({ classId, box }) => ({ classId, box })),
  );
  const found = new Map<number, Difference>();
  const extra: Difference[] = [];
  guesses.forEach(({ verdict, truth, iou }, at) => {
    if (verdict === 'right') found.set(truth, { kind: iou >= TIGHT ? 'same' : 'moved', first: truth, second: at });
    else if (verdict === 'located') found.set(truth, { kind: 'moved', first: truth, second: at });
    else if (verdict === 'mixed') found.set(truth, { kind: 'renamed', first: truth, second: at });
    else extra.push({ kind: 'extra', second: at });
  });
  return [...first.map((_, at): Difference => found.get(at) ?? { kind: 'missed', first: at }), ...extra];
}

/** Numbers of boxes by how they compare. */
export type Agreement = Readonly<Record<DifferenceKind, number>>;

export const NO_AGREEMENT: Agreement = { same: 0, moved: 0, renamed: 0, missed: 0, extra: 0 };

export function agreementOf(differences: readonly Difference[]): Agreement {
  const counts = { ...NO_AGREEMENT };
  for (const { kind } of differences) (counts as Record<DifferenceKind, number>)[kind]++;
  return counts;
}

export const sumOfAgreements = (all: readonly Agreement[]): Agreement =>
  all.reduce(
    (sum, one) => ({
      same: sum.same + one.same,
      moved: sum.moved + one.moved,
      renamed: sum.renamed + one.renamed,
      missed: sum.missed + one.missed,
      extra: sum.extra + one.extra,
    }),
    NO_AGREEMENT,
  );

/** Share of boxes, 0..1, that both rounds drew alike, of all that either drew; null without boxes. Two empty images agree. */
export function shareSame({ same, moved, renamed, missed, extra }: Agreement): number | null {
  const all = same + moved + renamed + missed + extra;
  return all === 0 ? null : same / all;
}
