import { expect, it } from 'vitest';
import { readable } from './readable';

it.each([
  ['/data/local-files/?d=%E7%8C%AB%2Fa%20b.jpg is gone', '/data/local-files/?d=猫/a b.jpg is gone'],
  ['cut %E7%8C…8C%AB.jpg', 'cut …8C.jpg'],
  ['a%0Ab', 'ab'],
  ['100 %, 50%', '100 %, 50%'],
])('%s reads %s', (text, read) => {
  expect(readable(text)).toBe(read);
});
