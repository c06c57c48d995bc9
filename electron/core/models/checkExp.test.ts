import { describe, expect, it } from 'vitest';
import { checkOf, type ExpVerdict, judgeBoxBranch } from './checkExp';

/** Values whose 0, 3, 50, 99 and 100 % quantiles are these, in between evenly. */
function spread(quantiles: readonly [number, number, number, number, number]): number[] {
  const places = [0, 0.03, 0.5, 0.99, 1];
  return Array.from({ length: 1001 }, (_, at) => {
    const part = at / 1000;
    const right = Math.max(
      1,
      places.findIndex((place) => place >= part),
    );
    const [from = 0, to = 0] = [places[right - 1], places[right]];
    const [low = 0, high = 0] = [quantiles[right - 1], quantiles[right]];
    return low + ((part - from) / (to - from)) * (high - low);
  });
}

/** Raw box branch at stride 8 of two trained networks without exp on the test picture. */
const PERSON = spread([-0.1, 0.541, 3.54, 11.009, 13.792]);
const COCO = spread([0.1, 1.928, 3.578, 10.029, 16.608]);
const logarithms = (values: readonly number[]): number[] => values.map((value) => Math.log(Math.max(value, 0.05)));
const RANDOM = spread([-12, -11.307, 1.507, 17.085, 22.269]);

const distances = (raw: readonly number[], exp: boolean): Float32Array =>
  Float32Array.from(raw, (value) => 8 * (exp ? Math.exp(value) : value));

describe('the box branch says whether exp belongs behind it', () => {
  it.each<[string, readonly number[], ExpVerdict]>([
    ['trained without, one class', PERSON, 'plain'],
    ['trained without, 80 classes', COCO, 'plain'],
    ['trained with, one class', logarithms(PERSON), 'exp'],
    ['trained with, 80 classes', logarithms(COCO), 'exp'],
    ['random weights', RANDOM, 'unclear'],
    ['nothing', [], 'unclear'],
    ['not a number', [Number.NaN, Number.NaN], 'unclear'],
  ])('%s', (_, raw, verdict) => {
    for (const exp of [false, true]) expect(judgeBoxBranch(distances(raw, exp), exp)).toBe(verdict);
  });

  it.each<[ExpVerdict, boolean, string]>([
    ['plain', false, 'agrees'],
    ['plain', true, 'contradicts'],
    ['exp', true, 'agrees'],
    ['exp', false, 'contradicts'],
    ['unclear', true, 'unclear'],
  ])('%s when exp is %s: %s', (verdict, exp, check) => {
    expect(checkOf(verdict, exp)).toBe(check);
  });
});
