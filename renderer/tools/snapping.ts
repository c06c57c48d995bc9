import type { Box, Size } from '../../shared/geometry/box';

/** A line that has attracted an edge, in image pixels: `at` on its own axis, from .. to along the other. */
export interface Guide {
  /** `x`: an upright line. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The edges that move, in image pixels. */
export interface MovingEdges {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Edges that stay where they are; no edge is drawn onto the opposite one. */
  readonly fixed?: { readonly x?: number; readonly y?: number };
  /** The box they belong to: only neighbours beside it attract. */
  readonly box: Box;
}

/** An edge is attracted from this far, in screen pixels. */
export const SNAP_REACH = 5;
/** A neighbour farther away than this along the line does not attract, in screen pixels. */
const NEIGHBOUR_WITHIN = 80;

export interface Snap {
  /** How far the edges go to meet the lines, in image pixels. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/**
 * What the borders of the image and the edges of neighbours do to moving edges: per axis, the nearest line within reach.
 * @param scale screen pixels per image pixel
 */
export function snap(edges: MovingEdges, neighbours: readonly Box[], image: Size, scale: number): Snap {
  const x = along('x', edges, neighbours, image, scale);
  const y = along('y', edges, neighbours, image, scale);
  return { dx: x?.by ?? 0, dy: y?.by ?? 0, guides: [x?.guide, y?.guide].filter((guide) => guide !== undefined) };
}

interface Pull {
  readonly by: number;
  readonly guide: Guide;
}

function along(
  axis: 'x' | 'y',
  { [axis]: moving, fixed, box }: MovingEdges,
  neighbours: readonly Box[],
  image: Size,
  scale: number,
): Pull | null {
  const reach = SNAP_REACH / scale;
  const opposite = fixed?.[axis];
  let best: Pull | null = null;
  const offer = (at: number, from: number, to: number): void => {
    // A box narrower than the reach would be flattened.
    if (opposite !== undefined && Math.abs(at - opposite) <= reach) return;
    for (const edge of moving) {
      const by = at - edge;
      if (Math.abs(by) > reach || (best !== null && Math.abs(by) >= Math.abs(best.by))) continue;
      best = { by, guide: { axis, at, from, to } };
    }
  };
  const [length, across] = axis === 'x' ? [image.width, image.height] : [image.height, image.width];
  offer(0, 0, across);
  offer(length, 0, across);
  const [low, high] = rangeAcross(box, axis);
  const near = NEIGHBOUR_WITHIN / scale;
  for (const neighbour of neighbours) {
    const [from, to] = rangeAcross(neighbour, axis);
    if (from > high + near || to < low - near) continue;
    const [start, size] = axis === 'x' ? [neighbour.x, neighbour.width] : [neighbour.y, neighbour.height];
    offer(start, Math.min(from, low), Math.max(to, high));
    offer(start + size, Math.min(from, low), Math.max(to, high));
  }
  return best;
}

const rangeAcross = (box: Box, axis: 'x' | 'y'): readonly [number, number] =>
  axis === 'x' ? [box.y, box.y + box.height] : [box.x, box.x + box.width];
