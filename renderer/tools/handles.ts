import type { Box, Point } from '../../shared/geometry/box';

/** Compass names of the eight handles; also which edges a drag moves. */
export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

/** Sizes in screen pixels (CSS), the same at every zoom. */
const HANDLE_HIT = 17;
const EDGE_HIT = 9;
/** A side shorter than this has no handle in its middle. */
const CORNERS_ONLY_UNDER = 40;
/** On a side shorter than this the handles stand outside the box ... */
const OUTSIDE_UNDER = 20;
/** ... by this much. */
const OUTSIDE_BY = 5;

export interface PlacedHandle {
  readonly handle: Handle;
  readonly x: number;
  readonly y: number;
}

/** Where the handles of a box stand, as centres in screen pixels; small boxes have fewer. */
export function placeHandles(box: Box<'ScreenPx'>): readonly PlacedHandle[] {
  const outX = box.width < OUTSIDE_UNDER ? OUTSIDE_BY : 0;
  const outY = box.height < OUTSIDE_UNDER ? OUTSIDE_BY : 0;
  const [left, right] = [box.x - outX, box.x + box.width + outX];
  const [top, bottom] = [box.y - outY, box.y + box.height + outY];
  const [midX, midY] = [box.x + box.width / 2, box.y + box.height / 2];
  const placed: PlacedHandle[] = [
    { handle: 'nw', x: left, y: top },
    { handle: 'ne', x: right, y: top },
    { handle: 'se', x: right, y: bottom },
    { handle: 'sw', x: left, y: bottom },
  ];
  if (box.width >= CORNERS_ONLY_UNDER)
    placed.push({ handle: 'n', x: midX, y: top }, { handle: 's', x: midX, y: bottom });
  if (box.height >= CORNERS_ONLY_UNDER)
    placed.push({ handle: 'e', x: right, y: midY }, { handle: 'w', x: left, y: midY });
  return placed;
}

/** The handle or edge of a box under a point. Handles win over edges; a small box keeps its middle free for moving. */
export function handleAt(box: Box<'ScreenPx'>, at: Point<'ScreenPx'>): Handle | null {
  return nearestHandle(box, at) ?? edgeAt(box, at);
}

function nearestHandle(box: Box<'ScreenPx'>, at: Point<'ScreenPx'>): Handle | null {
  let best: Handle | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const { handle, x, y } of placeHandles(box)) {
    const [dx, dy] = [Math.abs(at.x - x), Math.abs(at.y - y)];
    if (dx > HANDLE_HIT / 2 || dy > HANDLE_HIT / 2 || inMiddle(box, at)) continue;
    const distance = Math.hypot(dx, dy);
    if (distance < bestDistance) [best, bestDistance] = [handle, distance];
  }
  return best;
}

/** The inner half of a box, per axis: never covered by hit areas, so that even a tiny box can be moved. */
function inMiddle(box: Box<'ScreenPx'>, at: Point<'ScreenPx'>): boolean {
  const inside = (value: number, start: number, length: number): boolean =>
    Math.abs(value - start - length / 2) < length / 4;
  return inside(at.x, box.x, box.width) && inside(at.y, box.y, box.height);
}

function edgeAt(box: Box<'ScreenPx'>, at: Point<'ScreenPx'>): Handle | null {
  const half = EDGE_HIT / 2;
  const withinX = at.x >= box.x - half && at.x <= box.x + box.width + half;
  const withinY = at.y >= box.y - half && at.y <= box.y + box.height + half;
  if (!withinX || !withinY || inMiddle(box, at)) return null;
  const near: readonly (readonly [Handle, number])[] = [
    ['n', Math.abs(at.y - box.y)],
    ['s', Math.abs(at.y - box.y - box.height)],
    ['w', Math.abs(at.x - box.x)],
    ['e', Math.abs(at.x - box.x - box.width)],
  ];
  const [handle, distance] = near.reduce((best, one) => (one[1] < best[1] ? one : best));
  return distance <= half ? handle : null;
}
