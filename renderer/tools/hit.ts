import type { Box, Point } from '../../shared/geometry/box';
import { type BoxRef, sameRef } from '../store/boxRef';

/** A box that can be clicked. */
export interface Target {
  readonly ref: BoxRef;
  readonly box: Box;
  /** A person has sent it behind the others: later ones lie deeper. Absent = not sent. */
  readonly behind?: number;
}

/**
 * Boxes under an image point, smallest first, those that were sent behind last. `slack` (image pixels) widens them, so
 * that thin boxes can be caught.
 */
export function targetsAt(targets: readonly Target[], at: Point, slack: number): readonly Target[] {
  return targets
    .filter(({ box }) => contains(box, at, slack))
    .sort((a, b) => (a.behind ?? 0) - (b.behind ?? 0) || a.box.width * a.box.height - b.box.width * b.box.height);
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

/** The targets that lie in a frame wholly. */
export const enclosed = (targets: readonly Target[], frame: Box): readonly Target[] =>
  targets.filter(
    ({ box }) =>
      box.x >= frame.x &&
      box.y >= frame.y &&
      box.x + box.width <= frame.x + frame.width &&
      box.y + box.height <= frame.y + frame.height,
  );

/**
 * The ghost under an image point: by its line always, by its inside only where no box can be clicked; the smallest of
 * several.
 * @param slack how far beside the line still counts, image pixels
 * @returns place in `ghosts`, or null
 */
export function ghostAt(ghosts: readonly Box[], at: Point, slack: number, overBox: boolean): number | null {
  let best: number | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  ghosts.forEach((box, index) => {
    const area = box.width * box.height;
    if (area >= smallest || !contains(box, at, slack) || (overBox && insideOf(box, at, slack))) return;
    [best, smallest] = [index, area];
  });
  return best;
}

const insideOf = (box: Box, at: Point, margin: number): boolean =>
  at.x > box.x + margin &&
  at.x < box.x + box.width - margin &&
  at.y > box.y + margin &&
  at.y < box.y + box.height - margin;
