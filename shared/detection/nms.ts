import type { CandidateSet } from './candidates';

export interface NmsOptions {
  /** Candidates below this score are left out (>= stays). 0 = all. */
  readonly threshold: number;
  /** A box is suppressed when its IoU with a better one of its class is above this (strict). */
  readonly iou: number;
  /** Most boxes kept. */
  readonly max: number;
}

/**
 * MMDetection's class-wise greedy NMS over stored candidates. Returns the places of the survivors in the candidate set,
 * highest score first; equal scores keep the order of the set.
 *
 * Every number is float32 as in mmcv: boxes are shifted by `label * (largest coordinate + 1)`, so that boxes of different
 * classes never meet; areas and IoU are those of the shifted boxes (no `+ 1`). Source: mmcv 2.x `batched_nms`, `nms.cpp`.
 * Only higher-scored boxes suppress, so a threshold before NMS gives the same boxes as one after it.
 */
export function suppress(candidates: CandidateSet, options: NmsOptions): Uint32Array {
  const { boxes, scores, labels } = candidates;
  const order = sortedByScore(scores, options.threshold);
  const shifted = shiftedByClass(boxes, labels);
  const areas = new Float32Array(scores.length);
  for (const index of order) {
    const at = index * 4;
    const width = Math.fround((shifted[at + 2] as number) - (shifted[at] as number));
    const height = Math.fround((shifted[at + 3] as number) - (shifted[at + 1] as number));
    areas[index] = width * height;
  }
  const iouLimit = Math.fround(options.iou);
  const kept: number[] = [];
  const keptByClass = new Map<number, number[]>();
  for (const index of order) {
    const label = labels[index] as number;
    let same = keptByClass.get(label);
    if (same === undefined) {
      same = [];
      keptByClass.set(label, same);
    }
    if (overlapsAny(shifted, areas, index, same, iouLimit)) continue;
    same.push(index);
    kept.push(index);
    if (kept.length >= options.max) break;
  }
  return Uint32Array.from(kept);
}

interface Kept {
  readonly iou: number;
  readonly max: number;
  readonly survivors: Uint32Array;
}

const lastKept = new WeakMap<CandidateSet, Kept>();

/**
 * Survivors at threshold 0; those at a higher threshold are its beginning. Remembered with the set: while a threshold moves
 * nothing is compared again.
 */
export function survivorsOfSet(candidates: CandidateSet, iou: number, max: number): Uint32Array {
  const last = lastKept.get(candidates);
  if (last?.iou === iou && last.max === max) return last.survivors;
  const survivors = suppress(candidates, { threshold: 0, iou, max });
  lastKept.set(candidates, { iou, max, survivors });
  return survivors;
}

function sortedByScore(scores: Float32Array, threshold: number): Uint32Array {
  const order: number[] = [];
  for (let index = 0; index < scores.length; index++) if ((scores[index] as number) >= threshold) order.push(index);
  // Array.prototype.sort is stable: equal scores keep MMDetection's order.
  return Uint32Array.from(order.sort((a, b) => (scores[b] as number) - (scores[a] as number)));
}

function shiftedByClass(boxes: Float32Array, labels: Uint16Array): Float32Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of boxes) if (value > largest) largest = value;
  const step = Math.fround(largest + 1);
  const shifted = new Float32Array(boxes.length);
  for (let at = 0; at < boxes.length; at++)
    shifted[at] = (boxes[at] as number) + Math.fround((labels[at >> 2] as number) * step);
  return shifted;
}

function overlapsAny(
  boxes: Float32Array,
  areas: Float32Array,
  index: number,
  kept: readonly number[],
  limit: number,
): boolean {
  const at = index * 4;
  const [x1, y1, x2, y2] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]] as [number, number, number, number];
  const area = areas[index] as number;
  for (const other of kept) {
    const from = other * 4;
    const left = Math.max(x1, boxes[from] as number);
    const top = Math.max(y1, boxes[from + 1] as number);
    const right = Math.min(x2, boxes[from + 2] as number);
    const bottom = Math.min(y2, boxes[from + 3] as number);
    if (right <= left || bottom <= top) continue;
    const common = Math.fround(Math.fround(right - left) * Math.fround(bottom - top));
    const union = Math.fround(Math.fround(area + (areas[other] as number)) - common);
    if (Math.fround(common / union) > limit) return true;
  }
  return false;
}
