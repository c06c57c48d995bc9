import { hashOf } from '../dataset/hash';
import type { ClassId } from '../dataset/ids';
import { type Corrections, FATES, type Fate, HIDDEN_SECONDS, type Lesson, SHOWN_SECONDS } from './corrections';

/** Steps of the threshold: hundredths, as those of the slider. Bin `k` holds scores from `k / STEPS` up to the next. */
export const STEPS = 100;
/** Resampled worlds, see `Tally.worlds`. */
export const WORLDS = 40;

/** What images taught of one class, in a size that does not depend on how many they were. */
export interface ClassTally {
  /** Guesses per bin, by what a person had to do with them. */
  readonly fates: Readonly<Record<Fate, Uint32Array>>;
  /** Objects of the class that no guess means. */
  missed: number;
}

/** What submitted images taught. Images can be added and taken out in any order; nothing drifts, all numbers are whole. */
export interface Tally {
  images: number;
  readonly classes: Map<ClassId, ClassTally>;
  /**
   * Per class `WORLDS` x `STEPS`: hundredths of seconds that showing the guesses of a bin costs (below 0: saves), in worlds
   * where each image occurs Poisson(1) times: the bootstrap for streams of data. It tells how much of a result is chance.
   * Source: Chamandy et al., "Estimating uncertainty for massive data streams", Google 2012; Hanley, MacGibbon 2006.
   */
  readonly worlds: Map<ClassId, Int32Array>;
}

export const createTally = (): Tally => ({ images: 0, classes: new Map(), worlds: new Map() });

/** Bin of a score; a hair's breadth below a step counts as the step, for numbers that were decimals once. */
export const binOf = (score: number): number => Math.min(STEPS - 1, Math.max(0, Math.floor(score * STEPS + 1e-9)));

/** Hundredths of seconds by which showing a guess changes the work. */
export const EFFECT: Readonly<Record<Fate, number>> = Object.fromEntries(
  FATES.map((fate) => [fate, Math.round((SHOWN_SECONDS[fate] - HIDDEN_SECONDS[fate]) * 100)]),
) as Record<Fate, number>;

/**
 * Adds what an image taught, or takes it out again.
 * @param image name of the image: it draws the same lots each time
 * @param sign -1 = the lesson was added before and is taken out
 */
export function addLesson(tally: Tally, image: string, { fates, missed }: Lesson, sign: 1 | -1 = 1): void {
  tally.images += sign;
  for (const classId of missed) classTally(tally, classId).missed += sign;
  const lots = lotsOf(image);
  for (const { classId, score, fate } of fates) {
    const bin = binOf(score);
    const counts = classTally(tally, classId).fates[fate];
    counts[bin] = (counts[bin] as number) + sign;
    const worlds = worldsOf(tally, classId);
    const effect = EFFECT[fate] * sign;
    for (const { world, times } of lots) {
      const at = world * STEPS + bin;
      worlds[at] = (worlds[at] as number) + effect * times;
    }
  }
}

const emptyClass = (): ClassTally => ({
  fates: {
    kept: new Uint32Array(STEPS),
    tightened: new Uint32Array(STEPS),
    renamed: new Uint32Array(STEPS),
    deleted: new Uint32Array(STEPS),
  },
  missed: 0,
});

function classTally({ classes }: Tally, classId: ClassId): ClassTally {
  let found = classes.get(classId);
  if (found === undefined) {
    found = emptyClass();
    classes.set(classId, found);
  }
  return found;
}

function worldsOf({ worlds }: Tally, classId: ClassId): Int32Array {
  let found = worlds.get(classId);
  if (found === undefined) {
    found = new Int32Array(WORLDS * STEPS);
    worlds.set(classId, found);
  }
  return found;
}

/** Cumulative probabilities of a Poisson distribution with mean 1. */
const POISSON = Float64Array.of(0.3679, 0.7358, 0.9197, 0.981, 0.9963, 0.9994, 1);

/** The worlds in which an image occurs, and how often: drawn from its name, so that taking it out draws the same. */
function lotsOf(image: string): readonly { readonly world: number; readonly times: number }[] {
  let seed = hashOf(image);
  const lots = [];
  for (let world = 0; world < WORLDS; world++) {
    // mulberry32
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const uniform = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    let times = 0;
    while (uniform >= (POISSON[times] as number)) times++;
    if (times > 0) lots.push({ world, times });
  }
  return lots;
}

/**
 * What a person would have had to do with the images of the tally at a threshold.
 * @param threshold 0..1; guesses at or above are shown
 */
export function correctionsAt({ fates, missed }: ClassTally, threshold: number): Corrections {
  const from = binOf(threshold);
  const result = { kept: 0, tightened: 0, renamed: 0, deleted: 0, added: missed };
  for (const fate of FATES)
    for (let bin = 0; bin < STEPS; bin++) {
      const count = fates[fate][bin] as number;
      if (bin >= from) result[fate] += count;
      else if (fate !== 'deleted') result.added += count;
    }
  return result;
}
