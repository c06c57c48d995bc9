import { describe, expect, test } from 'vitest';
import { letterbox, type Placement, toImage } from './letterbox';

const S640 = { width: 640, height: 640 };

describe('how a picture lies in the network input', () => {
  // [placement, width, height, resized width, resized height, left, top]
  test.each<[Placement, number, number, number, number, number, number]>([
    // MMDetection rounds, MMYOLO cuts off and centres with the odd pixel behind.
    ['corner', 640, 426, 640, 426, 0, 0],
    ['centre', 640, 426, 640, 426, 0, 107],
    ['corner', 1333, 750, 640, 360, 0, 0],
    ['centre', 1333, 751, 640, 360, 0, 140],
    ['corner', 1333, 751, 640, 361, 0, 0],
    ['centre', 1000, 37, 640, 23, 0, 308],
    ['corner', 1000, 37, 640, 24, 0, 0],
    ['centre', 333, 500, 426, 640, 107, 0],
    ['centre', 427, 640, 427, 640, 106, 0],
    ['centre', 320, 240, 640, 480, 0, 80],
    ['centre', 5000, 1, 640, 1, 0, 319],
    ['corner', 1, 5000, 1, 640, 0, 0],
  ])('%s: %i x %i becomes %i x %i at %i, %i', (placement, width, height, toWidth, toHeight, left, top) => {
    expect(letterbox({ width, height }, S640, placement)).toMatchObject({
      resized: { width: toWidth, height: toHeight },
      left,
      top,
      scaleX: toWidth / width,
      scaleY: toHeight / height,
    });
  });

  test('an input that is not square holds a portrait picture too', () => {
    const { resized } = letterbox({ width: 600, height: 900 }, { width: 672, height: 480 }, 'corner');
    expect(resized).toEqual({ width: 320, height: 480 });
  });
});

describe('the way back', () => {
  test.each<Placement>(['corner', 'centre'])('%s: corners of the picture come back', (placement) => {
    for (const [width, height] of [
      [640, 426],
      [333, 500],
      [4000, 3001],
      [31, 17],
    ] as const) {
      const box = letterbox({ width, height }, S640, placement);
      const corners = Float32Array.of(9, box.left, box.top, box.left + box.resized.width, box.top + box.resized.height);
      toImage(box, corners, 1);
      const [first, ...rest] = corners;
      expect(first).toBe(9);
      for (const [at, wanted] of [0, 0, width, height].entries()) expect(rest[at]).toBeCloseTo(wanted, 2);
    }
  });

  test('float32 as each library does it: MMDetection multiplies, MMYOLO divides', () => {
    const size = { width: 333, height: 500 };
    const corners = (placement: Placement): number => {
      const box = letterbox(size, S640, placement);
      const values = Float32Array.of(211.3, 0, 0, 0);
      toImage(box, values, 0);
      return values[0] as number;
    };
    const f = Math.fround;
    expect(corners('corner')).toBe(f(f(211.3) * f(333 / 426)));
    expect(corners('centre')).toBe(f(f(f(211.3) - 107) / f(426 / 333)));
  });
});
