import { expect, it } from 'vitest';
import { createNodWatch, NODS, type Nodded, QUIET } from './nodding';

const look = { perImage: 0.3, perBox: 0.25 };

/** Seconds and boxes of one submission after the other, a second apart. */
const told = (acts: readonly (readonly [number, number])[]): readonly (Nodded | null)[] => {
  const watch = createNodWatch();
  return acts.map(([seconds, boxes], at) => watch.submitted(seconds, boxes, look, at * 1_000));
};
const fast = (boxes = 4): readonly [number, number] => [0.2, boxes];

it.each<[string, readonly (readonly [number, number])[], Nodded | null]>([
  ['five in a row', [fast(), fast(), fast(), fast(), fast(2)], { images: 5, boxes: 18 }],
  ['four are no row', [fast(), fast(), fast(), fast()], null],
  ['one look in between', [fast(), fast(), fast(), [3, 4], fast(), fast()], null],
  [
    'as long as a look takes',
    [
      [1.3, 4],
      [1.3, 4],
      [1.3, 4],
      [1.3, 4],
      [1.3, 4],
    ],
    null,
  ],
  [
    'images without boxes neither count nor end a row',
    [fast(), fast(), [0.1, 0], fast(), fast(), fast()],
    { images: 5, boxes: 20 },
  ],
])('%s', (_, acts, nodded) => {
  expect(told(acts).at(-1)).toEqual(nodded);
});

it('says it once in ten minutes', () => {
  const watch = createNodWatch();
  const row = (from: number) =>
    Array.from({ length: NODS }, (_, at) => watch.submitted(0.1, 1, look, from + at)).filter((one) => one !== null);
  expect(row(0)).toHaveLength(1);
  expect(row(60_000)).toHaveLength(0);
  expect(watch.submitted(0.1, 1, look, QUIET + 60_000)).toEqual({ images: 6, boxes: 6 });
});
