import type { Box } from '../../geometry/box';

/**
 * The box around a COCO polygon segmentation `[[x1, y1, x2, y2, ...], ...]`, in its own pixels; null for anything else
 * (run-length masks, fewer than three points, no area).
 */
export function polygonBounds(segmentation: unknown): Box | null {
  if (!Array.isArray(segmentation)) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of segmentation) {
    if (!isRing(ring)) return null;
    for (let i = 0; i + 1 < ring.length; i += 2) {
      left = Math.min(left, ring[i]!);
      right = Math.max(right, ring[i]!);
      top = Math.min(top, ring[i + 1]!);
      bottom = Math.max(bottom, ring[i + 1]!);
    }
  }
  const [width, height] = [right - left, bottom - top];
  return width > 0 && height > 0 ? { x: left, y: top, width, height } : null;
}

const isRing = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length >= 6 && value.every((part) => typeof part === 'number' && Number.isFinite(part));
