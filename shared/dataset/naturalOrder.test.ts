import { expect, test } from 'vitest';
import { comparePaths } from './naturalOrder';

test.each([
  [
    ['img10.jpg', 'img2.jpg', 'img1.jpg'],
    ['img1.jpg', 'img2.jpg', 'img10.jpg'],
  ],
  [
    ['b/1.jpg', 'a.jpg', 'a/1.jpg'],
    ['a.jpg', 'a/1.jpg', 'b/1.jpg'],
  ],
  [
    ['cam10/1.jpg', 'cam9/20.jpg', 'cam9/3.jpg'],
    ['cam9/3.jpg', 'cam9/20.jpg', 'cam10/1.jpg'],
  ],
  [
    ['A.jpg', 'a.jpg', 'B.jpg'],
    ['a.jpg', 'A.jpg', 'B.jpg'],
  ],
  [
    ['2.jpg', '01.jpg', '1.jpg'],
    ['01.jpg', '1.jpg', '2.jpg'],
  ],
])('%j in natural order', (paths, ordered) => {
  expect([...paths].sort(comparePaths)).toEqual(ordered);
  expect([...paths].reverse().sort(comparePaths)).toEqual(ordered);
});

test('names that differ only in their Unicode form have one order', () => {
  const [nfc, nfd] = ['caf\u00e9.jpg', 'cafe\u0301.jpg'];
  expect(comparePaths(nfc, nfd)).toBe(-comparePaths(nfd, nfc));
  expect(comparePaths(nfc, nfd)).not.toBe(0);
});
