import { describe, expect, it } from 'vitest';
import { asClassId } from '../dataset/ids';
import { bestThreshold, lowestPlace } from './bestThreshold';
import { type Fate, lessonOf, secondsOfCorrections, WORTH_SHOWING } from './corrections';
import { addLesson, binOf, correctionsAt, createTally, type Tally } from './tally';

const CAT = asClassId(0);
const DOG = asClassId(1);

const fates = (list: readonly (readonly [number, Fate])[], classId = CAT) =>
  list.map(([score, fate]) => ({ classId, score, fate }));

/** The same sequence each time. */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Images whose guesses are right with the probability that `precision` gives for their score. */
function simulated(images: number, precision: (score: number) => number, seed = 1): Tally {
  const random = randomly(seed);
  const tally = createTally();
  for (let image = 0; image < images; image++) {
    const list = Array.from({ length: 8 }, (): readonly [number, Fate] => {
      const score = 0.05 + random() * 0.95;
      return [score, random() < precision(score) ? 'kept' : 'deleted'];
    });
    addLesson(tally, `image ${image}`, { fates: fates(list), missed: [] });
  }
  return tally;
}

it.each<[number, number]>([
  [0, 0],
  [0.049, 4],
  [0.05, 5],
  [Math.fround(0.29), 28],
  [Math.fround(0.3), 30],
  [0.57, 57],
  [1, 99],
])('a score of %d lies in bin %d', (score, bin) => {
  // float32(0.29) is below 0.29: the slider at 0.29 does not show it.
  expect(binOf(score)).toBe(bin);
});

describe('lowest place', () => {
  it.each<[string, readonly number[], number]>([
    ['one lowest', [3, 2, 1, 2], 2],
    ['the middle of a stretch', [3, 1, 1, 1, 2], 2],
    ['the lower of two middles', [1, 1, 1, 1], 1],
    ['the longest stretch', [1, 5, 1, 1, 1], 3],
    ['at the end', [3, 2, 1], 2],
  ])('%s', (_, curve, place) => {
    expect(lowestPlace(curve)).toBe(place);
  });
});

it('corrections at a threshold', () => {
  const tally = createTally();
  addLesson(tally, 'a', {
    fates: fates([
      [0.9, 'kept'],
      [0.6, 'tightened'],
      [0.5, 'renamed'],
      [0.4, 'deleted'],
    ]),
    missed: [CAT],
  });
  const cat = tally.classes.get(CAT) ?? expect.fail();
  expect(correctionsAt(cat, 0.05)).toEqual({ kept: 1, tightened: 1, renamed: 1, deleted: 1, added: 1 });
  expect(correctionsAt(cat, 0.5)).toEqual({ kept: 1, tightened: 1, renamed: 1, deleted: 0, added: 1 });
  expect(correctionsAt(cat, 0.95)).toEqual({ kept: 0, tightened: 0, renamed: 0, deleted: 0, added: 4 });
  expect(secondsOfCorrections(correctionsAt(cat, 0.05))).toBeCloseTo(2.35 + 1.75 + 1.75 + 3.95);
});

it('what is taken out leaves nothing behind', () => {
  const tally = createTally();
  const lesson = {
    fates: fates([
      [0.9, 'kept'],
      [0.2, 'deleted'],
    ]),
    missed: [CAT, DOG],
  };
  addLesson(tally, 'a', lesson);
  const before = structuredClone(tally);
  addLesson(tally, 'b', lesson);
  addLesson(tally, 'b', lesson, -1);
  expect(tally).toEqual(before);
});

/** Of the whole scale, so that the optimum is the model's. */
const RANGE = { least: 0.05, most: 1 };

describe('best threshold', () => {
  it.each<[string, (score: number) => number, number]>([
    ['scores that are probabilities: t_del / (t_del + t_add)', (score) => score, WORTH_SHOWING],
    ['a model that is too sure of itself', (score) => score * score, Math.sqrt(WORTH_SHOWING)],
    ['a model that is too modest', (score) => Math.sqrt(score), WORTH_SHOWING ** 2],
  ])('%s', (_, precision, optimum) => {
    const best = bestThreshold(simulated(2_000, precision), [CAT], RANGE);
    expect(best.known).toBe(true);
    if (best.known) expect(Math.abs(best.threshold - optimum)).toBeLessThan(0.05);
  });

  it('is where isotonic precision crosses the line', () => {
    const tally = simulated(300, (score) => score, 7);
    const best = bestThreshold(tally, [CAT], RANGE);
    const { kept, deleted } = tally.classes.get(CAT)?.fates ?? expect.fail();
    // Pool adjacent violators over the bins, in numbers of right boxes and of all.
    const blocks: { from: number; right: number; all: number }[] = [];
    for (let bin = 5; bin < 100; bin++) {
      const right = kept[bin] ?? 0;
      blocks.push({ from: bin, right, all: right + (deleted[bin] ?? 0) });
      for (
        let last = blocks.at(-1), before = blocks.at(-2);
        last && before;
        last = blocks.at(-1), before = blocks.at(-2)
      ) {
        if (before.right * last.all < last.right * before.all) break;
        blocks.splice(-2, 2, { from: before.from, right: before.right + last.right, all: before.all + last.all });
      }
    }
    const crossing = blocks.find(({ right, all }) => right / all > WORTH_SHOWING)?.from ?? 100;
    expect(best).toEqual({ known: true, threshold: crossing / 100 });
  });

  it('classes that share a threshold are added up', () => {
    const tally = simulated(400, (score) => (score > 0.7 ? 1 : 0));
    for (let image = 0; image < 400; image++)
      addLesson(tally, `image ${image}`, { fates: fates(Array(8).fill([0.2, 'kept']), DOG), missed: [] });
    const of = (...classes: readonly (typeof CAT)[]) => bestThreshold(tally, classes, RANGE);
    expect(of(CAT)).toEqual({ known: true, threshold: expect.closeTo(0.7, 1) });
    // Between 0.05 and 0.2 a dog is always shown: the middle.
    expect(of(DOG)).toEqual({ known: true, threshold: 0.12 });
    const both = of(CAT, DOG);
    expect(both.known && both.threshold).toBeLessThanOrEqual(0.2);
  });

  it('never below the floor', () => {
    const best = bestThreshold(
      simulated(500, () => 1),
      [CAT],
      { least: 0.3, most: 1 },
    );
    expect(best).toEqual({ known: true, threshold: 0.3 });
  });

  it('never above what can be chosen', () => {
    const best = bestThreshold(
      simulated(500, () => 0),
      [CAT],
      { least: 0.05, most: 0.95 },
    );
    expect(best.known ? best.threshold : 0).toBeLessThanOrEqual(0.95);
  });

  it.each<[string, Tally, number]>([
    ['no image yet', createTally(), 20],
    ['too few images', simulated(12, (score) => score), 8],
    [
      'too few objects',
      ((tally) => {
        for (let image = 0; image < 30; image++)
          addLesson(tally, `${image}`, { fates: image % 6 === 0 ? fates([[0.8, 'kept']]) : [], missed: [] });
        return tally;
      })(createTally()),
      60,
    ],
  ])('%s: not known, and how many more it takes', (_, tally, images) => {
    expect(bestThreshold(tally, [CAT], RANGE)).toEqual({ known: false, images });
  });

  it('chance is no knowledge: a handful of guesses that could as well be otherwise', () => {
    const tally = createTally();
    const random = randomly(3);
    for (let image = 0; image < 22; image++) {
      const list = Array.from({ length: 40 }, (): readonly [number, Fate] => [
        0.05 + random() * 0.9,
        random() < WORTH_SHOWING ? 'kept' : 'deleted',
      ]);
      addLesson(tally, `image ${image}`, { fates: fates(list), missed: [] });
    }
    const best = bestThreshold(tally, [CAT], RANGE);
    expect(best.known).toBe(false);
    expect(!best.known && best.images).toBeGreaterThan(0);
  });
});

it('a lesson of real boxes', () => {
  const box = (x: number, width = 100) => ({ x, y: 0, width, height: 100 });
  const lesson = lessonOf(
    [
      { classId: CAT, score: 0.9, box: box(0) },
      { classId: CAT, score: 0.8, box: box(200, 70) },
      { classId: DOG, score: 0.7, box: box(400) },
      { classId: CAT, score: 0.6, box: box(660) },
      { classId: CAT, score: 0.5, box: box(2, 99) },
    ],
    [
      { classId: CAT, box: box(0) },
      { classId: CAT, box: box(200) },
      { classId: CAT, box: box(400) },
      { classId: CAT, box: box(600) },
    ],
  );
  expect(lesson.fates.map(({ fate }) => fate)).toEqual(['kept', 'tightened', 'renamed', 'deleted', 'deleted']);
  expect(lesson.missed).toEqual([CAT]);
});
