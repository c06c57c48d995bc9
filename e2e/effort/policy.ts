import type { Box } from '../../shared/geometry/box';
import { iou } from '../../shared/geometry/boxes';
import type { ClassedBox } from './sets';

/** A box stands for an object when the class is the same and they overlap this much. */
export const GOOD = 0.8;

/**
 * Pairs of boxes and objects of the same class, best overlap first, each once.
 * @param least IoU
 */
export function paired(
  boxes: readonly ClassedBox[],
  truth: readonly ClassedBox[],
  least = GOOD,
): ReadonlyMap<number, number> {
  const pairs = boxes.flatMap((one, box) =>
    truth.flatMap((other, object) => {
      const overlap = one.at === other.at ? iou(one.box, other.box) : 0;
      return overlap >= least ? [{ box, object, overlap }] : [];
    }),
  );
  const [boxOf, used] = [new Map<number, number>(), new Set<number>()];
  for (const { box, object } of pairs.sort((a, b) => b.overlap - a.overlap)) {
    if (boxOf.has(object) || used.has(box)) continue;
    boxOf.set(object, box);
    used.add(box);
  }
  return new Map([...boxOf].map(([object, box]) => [box, object]));
}

/** What still differs: objects without a box and boxes without an object. */
export function differences(boxes: readonly ClassedBox[], truth: readonly ClassedBox[]): number {
  const pairs = paired(boxes, truth).size;
  return truth.length + boxes.length - 2 * pairs;
}

/** Of boxes as they come from a model: harmonic mean of precision and recall at this IoU; null = nothing is there and nothing was said. */
export function f1(boxes: readonly ClassedBox[], truth: readonly ClassedBox[], least: number): number | null {
  if (boxes.length + truth.length === 0) return null;
  return (2 * paired(boxes, truth, least).size) / (boxes.length + truth.length);
}

export type Edge = 'n' | 'e' | 's' | 'w';
export const EDGES: readonly Edge[] = ['n', 'e', 's', 'w'];

/** Where an edge stands, in image pixels. */
export const edgeOf = ({ x, y, width, height }: Box, edge: Edge): number =>
  ({ n: y, e: x + width, s: y + height, w: x })[edge];

export function withEdge(box: Box, edge: Edge, to: number): Box {
  const [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height];
  if (edge === 'n') return { ...box, y: to, height: bottom - to };
  if (edge === 's') return { ...box, height: to - top };
  return edge === 'w' ? { ...box, x: to, width: right - to } : { ...box, width: to - left };
}

/** How one box is tightened: edges by keys (pixels to go, outwards positive), edges by dragging (a corner is two of them). */
export interface Tightening {
  readonly keys: readonly { readonly edge: Edge; readonly pixels: number }[];
  readonly drags: readonly (readonly Edge[])[];
  readonly result: Box;
  readonly seconds: number;
}

const DRAG_SECONDS = 2.4;
const KEY_SECONDS = 0.2;

/** The cheapest way to make a box stand for its object: worst edges first, until it is good; keys or mouse, edge by edge. */
export function tightening(box: Box, truth: Box): Tightening | null {
  const worst = [...EDGES].sort((a, b) => off(box, truth, b) - off(box, truth, a));
  let best: Tightening | null = null;
  for (let count = 1; count <= EDGES.length; count++) {
    for (let dragged = 0; dragged < 1 << count; dragged++) {
      const edges = worst.slice(0, count);
      const way = wayOf(
        box,
        truth,
        edges.filter((_, at) => (dragged & (1 << at)) === 0),
        edges.filter((_, at) => (dragged & (1 << at)) !== 0),
      );
      if (way !== null && (best === null || way.seconds < best.seconds)) best = way;
    }
    if (best !== null) return best;
  }
  return best;
}

const off = (box: Box, truth: Box, edge: Edge): number => Math.abs(edgeOf(box, edge) - edgeOf(truth, edge));

function wayOf(box: Box, truth: Box, byKeys: readonly Edge[], byMouse: readonly Edge[]): Tightening | null {
  let result = box;
  const keys = byKeys.map((edge) => {
    const outwards = edge === 'n' || edge === 'w' ? -1 : 1;
    const pixels = Math.round((edgeOf(truth, edge) - edgeOf(box, edge)) * outwards);
    result = withEdge(result, edge, edgeOf(box, edge) + pixels * outwards);
    return { edge, pixels };
  });
  for (const edge of byMouse) result = withEdge(result, edge, edgeOf(truth, edge));
  if (result.width < 1 || result.height < 1 || iou(result, truth) < GOOD) return null;
  const upright = byMouse.filter((edge) => edge === 'n' || edge === 's');
  const level = byMouse.filter((edge) => edge === 'e' || edge === 'w');
  const drags = Array.from({ length: Math.max(upright.length, level.length) }, (_, at) =>
    [upright[at], level[at]].filter((edge) => edge !== undefined),
  );
  const presses = keys.reduce((sum, { pixels }) => sum + Math.abs(pixels) + (pixels < 0 ? 2 : 1), 0);
  return { keys, drags, result, seconds: presses * KEY_SECONDS + drags.length * DRAG_SECONDS };
}
