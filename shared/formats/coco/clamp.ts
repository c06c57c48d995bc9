import type { Box, Size } from '../../geometry/box';

/**
 * The part of a box inside the image `[0, width] x [0, height]`, both in `ImagePx`; null when nothing of it is inside.
 * A box that is already inside comes back with the same four numbers, and clamping twice equals clamping once, bit for bit.
 */
export function clampToImage(box: Box, size: Size): Box | null {
  const x = box.x < 0 ? 0 : box.x;
  const y = box.y < 0 ? 0 : box.y;
  const width = clampLength(x, box.x < 0 ? box.width + box.x : box.width, size.width);
  const height = clampLength(y, box.y < 0 ? box.height + box.y : box.height, size.height);
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Compares sums, not differences: a box pushed against the far edge keeps its length although `limit - start` rounds. */
const clampLength = (start: number, length: number, limit: number): number =>
  start + length <= limit ? length : limit - start;
