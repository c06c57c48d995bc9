import type { ClassId } from '../dataset/ids';
import type { Box } from '../geometry/box';
import { iou } from '../geometry/boxes';

/** A box that a model says is there. */
export interface Guess {
  readonly classId: ClassId;
  readonly score: number;
  readonly box: Box;
}

/** A box that a person says is there. */
export interface Truth {
  readonly classId: ClassId;
  readonly box: Box;
  /** A group of objects in one box: guesses inside of it are neither right nor wrong. */
  readonly crowd?: boolean;
}

/**
 * What a guess is. `right` = class and place; `mixed` = the place of an object that has another class; `located` = near an
 * object of its class, but badly; `double` = an object that a better guess has found already; `ignored` = inside a crowd;
 * `wrong` = nothing is there.
 */
export type Verdict = 'right' | 'mixed' | 'located' | 'double' | 'ignored' | 'wrong';

export interface Judged {
  readonly verdict: Verdict;
  /** Place of the object in the list of truths; -1 where there is none (`wrong`, `ignored`, `double`). */
  readonly truth: number;
  /** With that object, 0..1; 0 where there is none. */
  readonly iou: number;
}

export interface Matches {
  /** One per guess, in their order. */
  readonly guesses: readonly Judged[];
  /** Places of truths that no guess is `right` or `mixed` about; crowds are not among them. */
  readonly missed: readonly number[];
}

/** Least IoU of the same object, as in COCO's AP50 and Pascal VOC. */
export const SAME_OBJECT = 0.5;
/** Least IoU of a guess that means an object but is badly placed: Hoiem et al., "Diagnosing error in object detectors", ECCV 2012. */
const NEAR = 0.1;

const NOTHING: Judged = { verdict: 'wrong', truth: -1, iou: 0 };

/**
 * Matches guesses with truths of one image as COCO's evaluation does: from the highest score down, each guess takes the free
 * object of its class with the largest IoU from 0.5 on. So what is matched above a threshold does not depend on what lies below
 * it. What is left is then told apart: other class, bad place, found twice, nothing there.
 */
export function matchBoxes(guesses: readonly Guess[], truths: readonly Truth[]): Matches {
  const judged = new Array<Judged>(guesses.length).fill(NOTHING);
  const taken = truths.map(({ crowd }) => crowd === true);
  const order = guesses.map((_, at) => at).sort((a, b) => score(guesses, b) - score(guesses, a));

  const best = (at: number, least: number, suits: (truth: Truth, at: number) => boolean): Judged | null => {
    const { box } = guesses[at] as Guess;
    let found: Judged | null = null;
    truths.forEach((truth, place) => {
      if (!suits(truth, place)) return;
      const overlap = iou(box, truth.box);
      if (overlap >= least && overlap > (found?.iou ?? 0)) found = { verdict: 'right', truth: place, iou: overlap };
    });
    return found;
  };
  const settle = (verdict: Verdict, least: number, suits: (guess: Guess, truth: Truth) => boolean): void => {
    for (const at of order) {
      if (judged[at] !== NOTHING) continue;
      const found = best(at, least, (truth, place) => !taken[place] && suits(guesses[at] as Guess, truth));
      if (found === null) continue;
      judged[at] = { ...found, verdict };
      taken[found.truth] = true;
    }
  };

  settle('right', SAME_OBJECT, sameClass);
  const found = [...taken];
  settle('mixed', SAME_OBJECT, (guess, truth) => !sameClass(guess, truth));
  const missed = taken.flatMap((is, at) => (is ? [] : [at]));
  for (const at of order) {
    if (judged[at] !== NOTHING) continue;
    const guess = guesses[at] as Guess;
    const double = best(at, SAME_OBJECT, (truth, place) => found[place] === true && sameClass(guess, truth));
    if (double !== null && truths[double.truth]?.crowd !== true) judged[at] = { ...NOTHING, verdict: 'double' };
    else if (truths.some((truth) => truth.crowd === true && sameClass(guess, truth) && inside(guess.box, truth.box)))
      judged[at] = { ...NOTHING, verdict: 'ignored' };
  }
  settle('located', NEAR, sameClass);
  return { guesses: judged, missed };
}

const score = (guesses: readonly Guess[], at: number): number => guesses[at]?.score ?? 0;
const sameClass = (a: { readonly classId: ClassId }, b: { readonly classId: ClassId }): boolean =>
  a.classId === b.classId;

/** At least half of the box lies in the crowd: COCO's measure for crowds. */
function inside(box: Box, crowd: Box): boolean {
  const width = Math.min(box.x + box.width, crowd.x + crowd.width) - Math.max(box.x, crowd.x);
  const height = Math.min(box.y + box.height, crowd.y + crowd.height) - Math.max(box.y, crowd.y);
  return width > 0 && height > 0 && width * height >= SAME_OBJECT * box.width * box.height;
}
