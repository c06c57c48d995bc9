import { expect, it } from 'vitest';
import { readSetup } from './request';

it.each<[unknown, number | null]>([
  [{ score_threshold: 0.35 }, 0.35],
  ['{"score_threshold": 0.35}', 0.35],
  ['{"score_threshold": "0.35"}', 0.35],
  [{ score_threshold: 0 }, 0],
  [{ score_threshold: 1 }, 1],
  [{ score_threshold: 1.01 }, null],
  [{ score_threshold: -0.1 }, null],
  // None of these is a number, though JavaScript makes 0 or 1 of them.
  [{ score_threshold: null }, null],
  [{ score_threshold: '' }, null],
  [{ score_threshold: ' ' }, null],
  [{ score_threshold: true }, null],
  [{ score_threshold: [] }, null],
  [{ score_threshold: { valueOf: 1, toString: 1 } }, null],
  [{}, null],
  ['score_threshold=0.3', null],
  [[], null],
  [null, null],
])('extra parameters %#: threshold %s', (extra_params, threshold) => {
  expect(readSetup({ extra_params }).threshold).toBe(threshold);
});

it('a threshold of twenty thousand lists is none', () => {
  const extra_params = `{"score_threshold":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  expect(readSetup({ extra_params }).threshold).toBeNull();
});
