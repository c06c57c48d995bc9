import { expect, it } from 'vitest';
import { type Act, secondsOf, secondsOfOperators } from './keystrokes';

it.each<[Act, number]>([
  ['approveAll', 1.55],
  ['addBox', 3.95],
  ['tightenEdge', 2.35],
  ['deleteBox', 1.75],
  ['changeClass', 1.75],
])('%s takes %d seconds', (act, seconds) => {
  expect(secondsOf(act)).toBe(seconds);
});

it('acts add up, operators too', () => {
  expect(secondsOf('deleteBox', 'addBox', 'approveAll')).toBe(7.25);
  expect(secondsOf()).toBe(0);
  expect(secondsOfOperators(['H', 'P', 'B', 'B'])).toBe(1.7);
});
