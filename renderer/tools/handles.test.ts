import { describe, expect, test } from 'vitest';
import { handleAt, placeHandles } from './handles';

const at = (x: number, y: number) => ({ x, y });

describe('handles of a box on the screen', () => {
  const big = { x: 100, y: 100, width: 200, height: 100 };

  test.each([
    ['in the corner', at(100, 100), 'nw'],
    ['8 px off the corner, outside', at(92, 92), 'nw'],
    ['9 px off the corner, outside', at(91, 91), null],
    ['middle of a side', at(200, 200), 's'],
    ['on an edge between handles', at(150, 104), 'n'],
    ['5 px inside an edge', at(150, 105), null],
    ['the interior', at(200, 150), null],
    ['far away', at(500, 500), null],
  ] as const)('%s', (_name, point, expected) => {
    expect(handleAt(big, point)).toBe(expected);
  });

  test.each([
    [200, 100, 8],
    [30, 100, 6],
    [30, 30, 4],
  ])('a box of %i x %i has %i handles', (width, height, count) => {
    expect(placeHandles({ x: 0, y: 0, width, height })).toHaveLength(count);
  });

  test('stand outside a box under 20 px, which can still be moved by its middle', () => {
    const tiny = { x: 100, y: 100, width: 10, height: 10 };
    expect(placeHandles(tiny)[0]).toEqual({ handle: 'nw', x: 95, y: 95 });
    expect(handleAt(tiny, at(105, 105))).toBeNull();
    expect(handleAt(tiny, at(95, 95))).toBe('nw');
  });
});
