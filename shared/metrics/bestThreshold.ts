import type { ClassId } from '../dataset/ids';
import { FATES, secondsOfCorrections } from './corrections';
import { type ClassTally, correctionsAt, EFFECT, STEPS, type Tally, WORLDS } from './tally';

/** Where correcting takes least time, and whether that is more than chance. */
export type BestThreshold =
  | { readonly known: true; readonly threshold: number }
  /** `images` = how many more submitted images it will take, about. */
  | { readonly known: false; readonly images: number };

/** Fewest submitted images, and fewest objects of the class in them, before anything is said. */
export const ENOUGH = { images: 20, objects: 15 } as const;

/**
 * In nine of ten resampled worlds the threshold must be nearly as good as the best one of that world: it wastes at most
 * this share of the time for corrections, or this many seconds per image, whichever is more.
 */
const TOLERATED = { share: 0.05, secondsPerImage: 0.1 } as const;
const QUANTILE = 0.9;
/** More images than this are not foretold. */
const MOST_FORETOLD = 500;

/** Thresholds that can be chosen, 0..1. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * The threshold where expected correction time is least, for classes that share it. Scores are looked at in steps of 0.01;
 * where several thresholds are equally good, the middle of the longest such stretch is taken.
 *
 * Showing a guess pays when precision at its score is above t_del / (t_del + t_add). The lowest point of the cumulated cost is
 * exactly where isotonic (pool-adjacent-violators) precision crosses that line, so scores need no calibration of their own.
 * @param range lowest and highest threshold that can be chosen, 0..1
 */
export function bestThreshold(tally: Tally, classes: readonly ClassId[], range: Range): BestThreshold {
  const { least: floor, most: ceiling } = range;
  const to = Math.max(1, Math.min(STEPS, Math.floor(ceiling * STEPS + 1e-9) + 1));
  const from = Math.min(to - 1, Math.ceil(floor * STEPS - 1e-9));
  const worlds = classes.flatMap((id) => tally.worlds.get(id) ?? []);
  const seen = classes.flatMap((id) => tally.classes.get(id) ?? []);
  const objects = seen.reduce((sum, one) => sum + objectsOf(one), 0);
  const toCome = moreImages(tally.images, objects);
  if (toCome > 0) return { known: false, images: toCome };
  const place = lowestPlace(curveOf(seen, from, to));
  const threshold = (from + place) / STEPS;
  const allowed = tolerated(tally.images, seen, threshold);
  const wasted = quantile(wastedPerWorld(worlds, from, to, place));
  if (wasted <= allowed) return { known: true, threshold };
  // Chance falls with the root of the number of images.
  const needed = Math.ceil(tally.images * ((wasted / allowed) ** 2 - 1));
  return { known: false, images: Math.min(MOST_FORETOLD, Math.max(1, needed)) };
}

/** Objects of a class that a person has confirmed. */
function objectsOf(tally: ClassTally): number {
  const { kept, tightened, renamed, added: missed } = correctionsAt(tally, 0);
  return kept + tightened + renamed + missed;
}

/** How many more images it takes at least; 0 = there are enough of them and of objects. */
function moreImages(images: number, objects: number): number {
  if (images < ENOUGH.images) return ENOUGH.images - images;
  const perImage = Math.max(objects / images, 0.1);
  return Math.min(MOST_FORETOLD, Math.max(0, Math.ceil((ENOUGH.objects - objects) / perImage)));
}

function tolerated(images: number, seen: readonly ClassTally[], threshold: number): number {
  const seconds = seen.reduce((sum, one) => sum + secondsOfCorrections(correctionsAt(one, threshold)), 0);
  return Math.max(TOLERATED.share * seconds, TOLERATED.secondsPerImage * images);
}

/** Hundredths of seconds at each threshold from `from` until before `to`, up to a constant: what it hides is not shown any more. */
function curveOf(seen: readonly ClassTally[], from: number, to: number): readonly number[] {
  const curve: number[] = [];
  let cost = 0;
  for (let bin = from; bin < to; bin++) {
    curve.push(cost);
    for (const { fates } of seen) for (const fate of FATES) cost -= (fates[fate][bin] as number) * EFFECT[fate];
  }
  return curve;
}

/** Middle of the longest stretch of least values. */
export function lowestPlace(curve: readonly number[]): number {
  const least = Math.min(...curve);
  let best = { start: 0, length: 0 };
  for (let at = 0; at < curve.length; ) {
    const start = at;
    while (at < curve.length && curve[at] === least) at++;
    if (at - start > best.length) best = { start, length: at - start };
    if (at === start) at++;
  }
  return best.start + Math.floor((best.length - 1) / 2);
}

/** Seconds by which the threshold `from + place` is worse than the best one of each world. */
function wastedPerWorld(worlds: readonly Int32Array[], from: number, to: number, place: number): readonly number[] {
  return Array.from({ length: WORLDS }, (_, world) => {
    let [cost, here, least] = [0, 0, Number.POSITIVE_INFINITY];
    for (let bin = STEPS - 1; bin >= from; bin--) {
      for (const one of worlds) cost += one[world * STEPS + bin] as number;
      if (bin === from + place) here = cost;
      if (bin < to) least = Math.min(least, cost);
    }
    return (here - least) / 100;
  });
}

const quantile = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * QUANTILE) - 1] ?? 0;
