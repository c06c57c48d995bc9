import { expect, test } from 'vitest';
import { randomOf } from '../../testing/randomEdits';
import { compareNames, comparePaths } from './naturalOrder';

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

test('plain names are ordered as the collator does', () => {
  const collator = new Intl.Collator('en', { numeric: true });
  const byCollator = (a: string, b: string): number =>
    Math.sign(collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0));
  const random = randomOf(7);
  const one = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T;
  const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, at) => 32 + at));
  const alphabets = [printable, 'aAbB_-. 012', '0123', 'aé图１٢\u0301\u00ad0'];
  const name = (): string => {
    const alphabet = one(alphabets);
    return Array.from({ length: Math.floor(random() * 7) }, () => one(alphabet)).join('');
  };
  for (let round = 0; round < 20_000; round++) {
    const head = random() < 0.5 ? name() : '';
    const [a, b] = [head + name(), head + name()];
    expect([a, b, Math.sign(compareNames(a, b))]).toEqual([a, b, byCollator(a, b)]);
  }
});
