import { describe, expect, test } from 'vitest';
import { inSight, minimapScale, needsMinimap, panToMiddle } from './minimap';

const image = { width: 400, height: 300 };
const viewport = { width: 800, height: 600 };

test.each([
  [
    'the whole picture with room around it',
    { scale: 1, offsetX: 200, offsetY: 150 },
    { x: 0, y: 0, width: 400, height: 300 },
  ],
  ['its middle when zoomed in', { scale: 4, offsetX: -400, offsetY: -300 }, { x: 100, y: 75, width: 200, height: 150 }],
  ['a corner when moved away', { scale: 4, offsetX: 400, offsetY: 300 }, { x: 0, y: 0, width: 100, height: 75 }],
])('in sight is %s', (_name, camera, expected) => {
  expect(inSight(camera, image, viewport)).toEqual(expected);
});

describe('a map', () => {
  test('helps only while a part is out of sight', () => {
    expect(needsMinimap({ scale: 2, offsetX: 0, offsetY: 0 }, image, viewport)).toBe(false);
    expect(needsMinimap({ scale: 3, offsetX: 0, offsetY: 0 }, image, viewport)).toBe(true);
    expect(needsMinimap({ scale: 1, offsetX: 0, offsetY: 0 }, { width: 0, height: 0 }, viewport)).toBe(false);
  });

  test('shows the longer side in full length', () => {
    expect(minimapScale({ width: 6000, height: 4000 }) * 6000).toBe(168);
    expect(minimapScale({ width: 10, height: 40 }) * 40).toBe(168);
  });
});

test('a point goes to the middle of the canvas', () => {
  expect(panToMiddle({ scale: 4, offsetX: -400, offsetY: -300 }, { x: 100, y: 75 }, viewport)).toEqual({
    x: 400,
    y: 300,
  });
});
