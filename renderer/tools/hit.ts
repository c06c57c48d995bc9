import type { Box, Point } from '../../shared/geometry/box';
import { type BoxRef, sameRef } from '../store/boxRef';

/** A box that can be clicked. */
export interface Target {
  readonly ref: BoxRef;
  readonly box: Box;
}

/** Boxes under an image point, smallest first. `slack` (image pixels) widens them, so that thin boxes can be caught. */
export function targetsAt(targets: readonly Target[], at: Point, slack: number): readonly Target[] {
  return targets
    .filter(({ box }) => contains(box, at, slack))
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
}

const contains = (box: Box, at: Point, slack: number): boolean =>
  at.x >= box.x - slack &&
  at.x <= box.x + box.width + slack &&
  at.y >= box.y - slack &&
  at.y <= box.y + box.height + slack;

/**
 * What a click takes among the boxes under it (smallest first): the smallest; at the same place again, the one after
 * the box that is selected now, then from the start.
 */
export function clicked(hits: readonly Target[], selected: BoxRef | null, samePlace: boolean): Target | null {
  const now = samePlace ? hits.findIndex(({ ref }) => sameRef(ref, selected)) : -1;
  return hits[(now + 1) % hits.length] ?? null;
}
