import { beforeEach, expect, test } from 'vitest';
import { UNTOUCHED } from '../../shared/dataset/document';
import { asImagePath, type ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import { gather } from './gather';
import type { More, ProjectSlice } from './projectSlice';

let known: ImageEntry[] = [];
let steps: More[] = [];
let clock = 0;
/** Of the slice only what is asked of it here. */
const project = {
  getState: () => ({ entries: known }),
  append(more: More) {
    steps.push(more);
    known = [...known, ...more.images];
  },
} as unknown as ProjectSlice;

const part = (from: number, count: number): readonly ImageEntry[] =>
  Array.from({ length: count }, (_, at) => ({ path: asImagePath(`${from + at}.jpg`), problem: null }));
const recordsOf = (images: readonly ImageEntry[]): More['records'] =>
  images.map(({ path }) => [path, UNTOUCHED] as const);
const pathsOf = (images: readonly ImageEntry[]): readonly ImagePath[] => images.map(({ path }) => path);

beforeEach(() => {
  known = [...part(0, 1_000)];
  steps = [];
  clock = 0;
});

test('many parts are few steps, and nothing is lost or changes its order', () => {
  const gathered = gather(project, () => clock);
  for (let from = 1_000; from < 100_000; from += 500) {
    const images = part(from, 500);
    gathered.add(images, recordsOf(images), from + 500 === 100_000);
  }
  expect(pathsOf(known)).toEqual(pathsOf(part(0, 100_000)));
  expect(steps.flatMap(({ records }) => records.map(([path]) => path))).toEqual(pathsOf(part(1_000, 99_000)));
  expect(steps.length).toBeLessThan(15);
  expect(steps.map(({ complete }) => complete)).toEqual(steps.map((_, at) => at === steps.length - 1));
});

test('what has come is not held back for long', () => {
  const gathered = gather(project, () => clock);
  gathered.add(part(1_000, 10), [], false);
  expect(steps).toEqual([]);
  clock = 600;
  gathered.add(part(1_010, 10), [], false);
  expect(pathsOf(steps.flatMap(({ images }) => images))).toEqual(pathsOf(part(1_000, 20)));
});

test('the last part comes at once, be it empty', () => {
  gather(project, () => clock).add([], [], true);
  expect(steps).toEqual([{ images: [], records: [], complete: true }]);
});

test('when the rest cannot be read, what has come is shown', () => {
  const gathered = gather(project, () => clock);
  gathered.add(part(1_000, 10), [], false);
  gathered.giveUp();
  expect(steps).toEqual([{ images: part(1_000, 10), records: [], complete: false }]);
  gathered.giveUp();
  expect(steps).toHaveLength(1);
});
