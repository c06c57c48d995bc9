import type { Box, Point, Size } from '../../shared/geometry/box';
import type { Handle } from './handles';

/** No box is narrower or lower than this, in image pixels. */
const SMALLEST = 1;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), Math.max(low, high));

/**
 * The box between a drag's start and its present end, cut to the image. `square`: the longer side decides, as far as
 * the image reaches. `centre`: the start is the middle of the box. Always at least one pixel wide and high.
 */
export function drawnBox(from: Point, to: Point, image: Size, square: boolean, centre = false): Box {
  const start = inside(from, image);
  if (centre) return around(start, Math.abs(to.x - start.x), Math.abs(to.y - start.y), image, square);
  const end = square ? squared(start, to, image) : inside(to, image);
  return spanned(start.x, start.y, end.x, end.y, image);
}

/**
 * Drags one handle (or edge) by `dx, dy` image pixels. An edge that passes the opposite one flips the box; edges stop
 * at the image. `square` acts on corners only. `centre`: the opposite edges go the other way.
 */
export function resizedBox(
  box: Box,
  handle: Handle,
  dx: number,
  dy: number,
  image: Size,
  square: boolean,
  centre = false,
): Box {
  const [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height];
  const west = handle.includes('w');
  const east = handle.includes('e');
  const north = handle.includes('n');
  const south = handle.includes('s');
  const moving = { x: west ? left + dx : right + dx, y: north ? top + dy : bottom + dy };
  const fixed = { x: west ? right : left, y: north ? bottom : top };
  if (centre) {
    const middle = { x: left + box.width / 2, y: top + box.height / 2 };
    const halfX = west || east ? Math.abs(moving.x - middle.x) : box.width / 2;
    const halfY = north || south ? Math.abs(moving.y - middle.y) : box.height / 2;
    return around(middle, halfX, halfY, image, square && handle.length === 2);
  }
  if ((west || east) && (north || south)) {
    const end = square ? squared(fixed, moving, image) : inside(moving, image);
    return spanned(fixed.x, fixed.y, end.x, end.y, image);
  }
  if (west || east) return spanned(fixed.x, top, inside(moving, image).x, bottom, image);
  return spanned(left, fixed.y, right, inside(moving, image).y, image);
}

/** Moves boxes together by `dx, dy` image pixels; the movement stops where the first of them reaches the image's edge. */
export function movedBoxes(boxes: readonly Box[], dx: number, dy: number, image: Size): readonly Box[] {
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const byX = clamp(dx, -left, image.width - right);
  const byY = clamp(dy, -top, image.height - bottom);
  return boxes.map((box) => ({ ...box, x: box.x + byX, y: box.y + byY }));
}

/** The box rounded to hundredths of a pixel: finer than any mouse, and files stay readable. */
export function settled(box: Box): Box {
  const round = (value: number): number => Math.round(value * 100) / 100;
  const [x, y] = [round(box.x), round(box.y)];
  return { x, y, width: round(box.x + box.width - x), height: round(box.y + box.height - y) };
}

const inside = (at: Point, image: Size): Point => ({ x: clamp(at.x, 0, image.width), y: clamp(at.y, 0, image.height) });

/** The end point that makes a square with `from`, in the quadrant of `to`, within the image. */
function squared(from: Point, to: Point, image: Size): Point {
  const [right, down] = [to.x >= from.x, to.y >= from.y];
  const room = Math.min(right ? image.width - from.x : from.x, down ? image.height - from.y : from.y);
  const side = clamp(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)), 0, room);
  return { x: from.x + (right ? side : -side), y: from.y + (down ? side : -side) };
}

/** The box around a middle, as far as the image reaches on both sides. */
function around(middle: Point, halfX: number, halfY: number, image: Size, square: boolean): Box {
  const room = { x: Math.min(middle.x, image.width - middle.x), y: Math.min(middle.y, image.height - middle.y) };
  const side = Math.min(Math.max(halfX, halfY), room.x, room.y);
  const x = square ? side : Math.min(halfX, room.x);
  const y = square ? side : Math.min(halfY, room.y);
  return spanned(middle.x - x, middle.y - y, middle.x + x, middle.y + y, image);
}

/** The box between two corners in any order, widened to the smallest size inside the image. */
function spanned(x1: number, y1: number, x2: number, y2: number, image: Size): Box {
  const [x, width] = span(x1, x2, image.width);
  const [y, height] = span(y1, y2, image.height);
  return { x, y, width, height };
}

function span(a: number, b: number, limit: number): readonly [number, number] {
  const length = Math.max(Math.abs(a - b), Math.min(SMALLEST, limit));
  // Subtraction may round: a box that touches the far edge must not end a hair beyond it.
  return [Math.min(Math.min(a, b), limit - length), length];
}
