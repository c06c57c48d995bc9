import type { ExpCheck } from '../../../shared/models/recipe';

/** Which way of reading the box branch fits what it says about a picture. */
export type ExpVerdict = 'plain' | 'exp' | 'unclear';

/**
 * Judges the raw output of the box branch (before exp and stride) at the finest level. A branch without exp gives distances
 * in cells: two trained networks say median 3.5, 99 % below 11, hardly any below zero on the test picture. One with exp gives
 * their logarithms: median 1.3, 99 % below 2.4.
 * @param distances box map of the stride-8 level: l, t, r, b in pixels of the input, after exp when `exp`
 */
export function judgeBoxBranch(distances: Float32Array, exp: boolean, stride = 8): ExpVerdict {
  const raw = Float32Array.from(distances, (value) => (exp ? Math.log(value / stride) : value / stride)).sort();
  const at = (part: number): number => raw[Math.min(raw.length - 1, Math.floor(part * raw.length))] ?? Number.NaN;
  const [low, median, high] = [at(0.03), at(0.5), at(0.99)];
  if (median > 1.5 && high > 5 && low > -0.5) return 'plain';
  if (median > -1 && median < 1.8 && high < 4) return 'exp';
  return 'unclear';
}

export const checkOf = (verdict: ExpVerdict, exp: boolean): ExpCheck =>
  verdict === 'unclear' ? 'unclear' : (verdict === 'exp') === exp ? 'agrees' : 'contradicts';
