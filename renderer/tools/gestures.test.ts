import { describe, expect, test } from 'vitest';
import type { Box, Point } from '../../shared/geometry/box';
import { drawnBox, resizedBox } from './gestures';
import type { Handle } from './handles';

const image = { width: 400, height: 300 };
const at = (x: number, y: number): Point => ({ x, y });
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

describe('a box around its middle', () => {
  test.each([
    ['grows to both sides', at(100, 100), at(120, 130), false, box(80, 70, 40, 60)],
    ['is the same to the other side', at(100, 100), at(80, 70), false, box(80, 70, 40, 60)],
    ['stops at the nearer border on both sides', at(30, 100), at(200, 110), false, box(0, 90, 60, 20)],
    ['as a square takes the longer side', at(100, 100), at(120, 130), true, box(70, 70, 60, 60)],
    ['as a square stays in the image', at(30, 100), at(100, 190), true, box(0, 70, 60, 60)],
    ['has at least a pixel', at(100, 100), at(100, 100), false, box(100, 100, 1, 1)],
  ] as const)('%s', (_name, from, to, square, expected) => {
    expect(drawnBox(from, to, image, square, true)).toEqual(expected);
  });
});

describe('resizing around the middle', () => {
  const start = box(100, 100, 80, 40);
  test.each<[string, Handle, number, number, boolean, Box]>([
    ['an edge moves the opposite one', 'e', 10, 0, false, box(90, 100, 100, 40)],
    ['an edge leaves the other axis', 'n', 99, -10, false, box(100, 90, 80, 60)],
    ['a corner moves all four', 'se', 10, 20, false, box(90, 80, 100, 80)],
    ['as a square', 'nw', -10, 0, true, box(90, 70, 100, 100)],
    ['an edge ignores the square', 'w', -10, 0, true, box(90, 100, 100, 40)],
    ['stops at the nearer border', 's', 0, 500, false, box(100, 0, 80, 240)],
  ])('%s', (_name, handle, dx, dy, square, expected) => {
    expect(resizedBox(start, handle, dx, dy, image, square, true)).toEqual(expected);
  });
});
