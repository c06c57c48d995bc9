import { isTransposed, type Orientation } from './orientation';
import type { Pixels } from './pixels';

/** Turns a stored picture upright. Orientation 1 gives the same object. */
export function upright(stored: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return stored;
  const { width: w, height: h } = stored;
  const transposed = isTransposed(orientation);
  const [width, height] = transposed ? [h, w] : [w, h];
  const from = new Uint32Array(stored.rgba.buffer, stored.rgba.byteOffset, w * h);
  const to = new Uint32Array(w * h);
  // Start and steps in the stored picture while the upright one is filled row by row.
  const flipX = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
  const flipY = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
  const start = (flipX ? w - 1 : 0) + (flipY ? h - 1 : 0) * w;
  const stepX = flipX ? -1 : 1;
  const stepY = flipY ? -w : w;
  const [alongRow, nextRow] = transposed ? [stepY, stepX] : [stepX, stepY];
  let target = 0;
  for (let y = 0, rowStart = start; y < height; y++, rowStart += nextRow)
    for (let x = 0, at = rowStart; x < width; x++, at += alongRow) to[target++] = from[at] as number;
  return { width, height, rgba: new Uint8Array(to.buffer) };
}
