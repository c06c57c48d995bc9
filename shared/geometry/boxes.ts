import type { Box, Frame, Size } from './box';

/** The box between two corners (`x2 >= x1`, `y2 >= y1`), same frame. */
export const fromCorners = <F extends Frame = 'ImagePx'>(x1: number, y1: number, x2: number, y2: number): Box<F> => ({
  x: x1,
  y: y1,
  width: x2 - x1,
  height: y2 - y1,
});

/** The part of a box that lies on an image of this size; width or height 0 when nothing does. */
export function clampBox(box: Box, image: Size): Box {
  const x1 = Math.min(Math.max(box.x, 0), image.width);
  const y1 = Math.min(Math.max(box.y, 0), image.height);
  const x2 = Math.min(Math.max(box.x + box.width, x1), image.width);
  const y2 = Math.min(Math.max(box.y + box.height, y1), image.height);
  return fromCorners(x1, y1, x2, y2);
}

/** Exactly the same place and size. */
export const sameBox = (a: Box, b: Box): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Intersection over union, 0..1; 0 when either box has no area. */
export function iou(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (a.width * a.height + b.width * b.height - common);
}
