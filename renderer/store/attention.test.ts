import { expect, test } from 'vitest';
import { asImagePath } from '../../shared/dataset/ids';
import { createAttention } from './attention';
import { createViewSlice } from './view';

const [a, b] = [asImagePath('a.jpg'), asImagePath('b.jpg')];

/** Steps are [seconds later, what happens]; the result is what was spent on `a`. */
test.each<[string, [number, 'a' | 'b' | 'none' | 'sign' | 'take'][], number[]]>([
  [
    'shown and submitted',
    [
      [5, 'a'],
      [4, 'take'],
    ],
    [4],
  ],
  [
    'what came before it was shown does not count',
    [
      [50, 'a'],
      [1, 'take'],
    ],
    [1],
  ],
  [
    'visits add up',
    [
      [0, 'a'],
      [3, 'b'],
      [9, 'a'],
      [2, 'take'],
    ],
    [5],
  ],
  [
    'a long pause counts a minute',
    [
      [0, 'a'],
      [3600, 'take'],
    ],
    [60],
  ],
  [
    'signs of life make long work count',
    [
      [0, 'a'],
      [50, 'sign'],
      [50, 'sign'],
      [50, 'take'],
    ],
    [150],
  ],
  [
    'after submitting it begins anew',
    [
      [0, 'a'],
      [4, 'take'],
      [2, 'take'],
    ],
    [4, 2],
  ],
  [
    'another project has images of its own, whatever their names',
    [
      [0, 'a'],
      [1, 'none'],
      [9, 'a'],
      [1, 'take'],
    ],
    [1],
  ],
])('%s', (_, steps, spent) => {
  let now = 0;
  const view = createViewSlice();
  const attention = createAttention(view, () => now);
  const taken: number[] = [];
  for (const [seconds, what] of steps) {
    now += seconds * 1000;
    if (what === 'take') taken.push(attention.take(a));
    else if (what === 'sign') attention.sign();
    else view.show(what === 'none' ? null : what === 'a' ? a : b);
  }
  expect(taken).toEqual(spent);
});
