import type { ClassId } from '../dataset/ids';
import { secondsOf } from './keystrokes';
import { type Guess, matchBoxes, type Truth } from './matchBoxes';

/** What a person has to do with a guess that is shown: nothing, tighten it, give it another class, or delete it. */
export const FATES = ['kept', 'tightened', 'renamed', 'deleted'] as const;
export type Fate = (typeof FATES)[number];

/** What becomes of one guess. */
export interface FateOf {
  /** Class of the guess: its threshold decides whether the box is shown. */
  readonly classId: ClassId;
  readonly score: number;
  readonly fate: Fate;
}

/** What one submitted image teaches about thresholds. */
export interface Lesson {
  readonly fates: readonly FateOf[];
  /** Classes of the boxes that have to be drawn whatever the threshold, because no guess means them. */
  readonly missed: readonly ClassId[];
}

/**
 * From this IoU on a box is left as it is. Two people who draw the same object with care agree by 0.88 on average
 * (Papadopoulos et al., "Extreme clicking for efficient object annotation", ICCV 2017): below, a person sees it.
 */
export const TIGHT = 0.85;

/**
 * What a person would do with each guess to get the boxes that were submitted.
 *
 * A badly located guess counts as deleted, and its object as missed: dragging two corners (6.15 s) takes longer than `X` and
 * drawing (5.7 s). A guess of the wrong class counts for its own class, together with the object it saves from being drawn.
 */
export function lessonOf(guesses: readonly Guess[], truths: readonly Truth[]): Lesson {
  const { guesses: judged, missed } = matchBoxes(guesses, truths);
  const fates = judged.flatMap(({ verdict, iou }, at): readonly FateOf[] => {
    const { classId, score } = guesses[at] as Guess;
    if (verdict === 'ignored') return [];
    const fate = verdict === 'mixed' ? 'renamed' : verdict !== 'right' ? 'deleted' : iou < TIGHT ? 'tightened' : 'kept';
    return [{ classId, score, fate }];
  });
  return { fates, missed: missed.map((at) => (truths[at] as Truth).classId) };
}

/** Numbers of acts of a person. */
export interface Corrections extends Readonly<Record<Fate, number>> {
  /** Boxes that have to be drawn. */
  readonly added: number;
}

/** Seconds of a person for a guess that is shown. A class that is wrong costs no deleting, only a digit. */
export const SHOWN_SECONDS: Readonly<Record<Fate, number>> = {
  kept: 0,
  tightened: secondsOf('tightenEdge'),
  renamed: secondsOf('changeClass'),
  deleted: secondsOf('deleteBox'),
};
const ADD_SECONDS = secondsOf('addBox');
/** Seconds for the same guess when it is not shown: its object, if there is one, has to be drawn. */
export const HIDDEN_SECONDS: Readonly<Record<Fate, number>> = {
  kept: ADD_SECONDS,
  tightened: ADD_SECONDS,
  renamed: ADD_SECONDS,
  deleted: 0,
};

/**
 * Seconds of correcting: adds × t_add + deletes × t_del + adjusts × t_adj + class changes × t_class. Looking and `Space`
 * are the same at every threshold and not in it.
 */
export const secondsOfCorrections = ({ added, ...fates }: Corrections): number =>
  FATES.reduce((sum, fate) => sum + fates[fate] * SHOWN_SECONDS[fate], added * ADD_SECONDS);

/** Above this share of right boxes showing pays: t_del / (t_del + t_add), 0.31, when right boxes need no correction. */
export const WORTH_SHOWING = secondsOf('deleteBox') / (secondsOf('deleteBox') + ADD_SECONDS);
