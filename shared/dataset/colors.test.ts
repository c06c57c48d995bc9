import { expect, test } from 'vitest';
import { CLASS_COLORS, colorFor } from './colors';
import type { ClassColor } from './document';

const many = (count: number): readonly ClassColor[] => {
  const colors: ClassColor[] = [];
  for (let at = 0; at < count; at++) colors.push(colorFor(`class ${at}`, colors));
  return colors;
};

test('a name asks for the same colour in every project, whatever its case', () => {
  expect(colorFor('Person', [])).toEqual(colorFor('person', []));
  expect(colorFor('手机', [])).toEqual(colorFor('手机', []));
});

test('no colour is used twice before all are used, then the next ring begins', () => {
  const colors = many(45);
  expect(new Set(colors.map(({ slot, ring }) => `${slot} ${ring}`)).size).toBe(45);
  expect(colors.map(({ ring }) => ring)).toEqual(colors.map((_, at) => Math.floor(at / CLASS_COLORS.length)));
});
