import { expect, test } from 'vitest';
import { createColumns } from '../detection/columns';
import { orderRows } from './order';
import type { QueueSource } from './source';

/** Images of which a person has decided nothing yet. */
const sourceOf = (count: number): QueueSource => ({
  paths: { length: count } as readonly string[],
  columns: createColumns(0),
  thresholds: new Float64Array(0),
  bridge: [],
  classes: [],
  recordOf: () => undefined,
  isProblem: () => false,
});
const all = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, row) => row);

test.each([
  ['rising', false, [4, 6, 3, 1, 2, 0, 5]],
  ['falling', true, [5, 0, 1, 2, 3, 6, 4]],
])('keys of any sign, %s; both zeros are one key, equal ones follow the folder', (_, descending, expected) => {
  const keys = Float32Array.of(1.5, 0, -0, -1e-30, Number.NEGATIVE_INFINITY, 3e38, -7);
  expect([...orderRows('lowest', descending, all(7), sourceOf(7), keys)]).toEqual(expected);
});

test('more images than two millions are ordered as well', () => {
  const count = 2 ** 21 + 3;
  const keys = Float32Array.from({ length: count }, (_, row) => -row);
  keys[1] = Number.NaN;
  const rows = orderRows('lowest', false, all(count), sourceOf(count), keys);
  expect([rows[0], rows[1], rows.at(-2), rows.at(-1)]).toEqual([count - 1, count - 2, 0, 1]);
});
