import { type Letterbox, toImage } from '../geometry/letterbox';
import type { CandidateSet } from './candidates';
import { type Hit, hitsOf } from './hits';
import type { Flavour } from './model';
import type { RawLevel } from './rawLevel';

/** Most (point, class) pairs kept, as `nms_pre` of every current RTMDet config: MMDetection counts per level, MMYOLO all. */
const MOST = 30_000;

/**
 * Candidates of raw head maps, all in float32: score above the floor (strict), l-t-r-b around the cell's corner, mapped
 * back to the upright image.
 * - `mmdet` (`RTMDetHead._predict_by_feat_single`): at most 30,000 pairs per level, clamped to the padded canvas, boxes
 *   without width or height dropped.
 * - `mmyolo`: at most 30,000 pairs over all levels, neither clamped nor dropped here; it clamps to the picture after NMS.
 * @param levels finest first
 * @param floor storage floor, 0..1
 */
export function decodeRaw(
  levels: readonly RawLevel[],
  classCount: number,
  box: Letterbox,
  floor: number,
  flavour: Flavour,
): CandidateSet {
  const perLevel = levels.map((level) => hitsOf(level, classCount, floor).map((hit) => ({ level, hit })));
  const found = flavour === 'mmdet' ? perLevel.flatMap(strongest) : strongest(perLevel.flat());
  const boxes = new Float32Array(found.length * 4);
  const scores = new Float32Array(found.length);
  const labels = new Uint16Array(found.length);
  let kept = 0;
  for (const { level, hit } of found) {
    const at = kept * 4;
    corners(level, hit.cell, boxes, at);
    if (flavour === 'mmdet') clampTo(box.canvas, boxes, at);
    toImage(box, boxes, at);
    if (flavour === 'mmdet' && !hasArea(boxes, at)) continue;
    scores[kept] = hit.score;
    labels[kept] = hit.label;
    kept++;
  }
  return { boxes: boxes.slice(0, kept * 4), scores: scores.slice(0, kept), labels: labels.slice(0, kept) };
}

interface Found {
  readonly level: RawLevel;
  readonly hit: Hit;
}

function strongest(found: readonly Found[]): readonly Found[] {
  if (found.length <= MOST) return found;
  return [...found].sort((a, b) => b.hit.score - a.hit.score).slice(0, MOST);
}

/** Writes x1, y1, x2, y2 of a cell in pixels of the network's input. */
function corners(level: RawLevel, cell: number, into: Float32Array, at: number): void {
  const x = (cell % level.width) * level.stride;
  const y = Math.floor(cell / level.width) * level.stride;
  const distance = (k: number): number =>
    Math.fround((level.boxes[k * level.boxStep + cell * level.boxCellStep] as number) * level.boxUnit);
  into[at] = x - distance(0);
  into[at + 1] = y - distance(1);
  into[at + 2] = x + distance(2);
  into[at + 3] = y + distance(3);
}

function clampTo(canvas: Letterbox['canvas'], boxes: Float32Array, at: number): void {
  for (let k = 0; k < 4; k++) {
    const high = k % 2 === 0 ? canvas.width : canvas.height;
    boxes[at + k] = Math.min(Math.max(boxes[at + k] as number, 0), high);
  }
}

const hasArea = (boxes: Float32Array, at: number): boolean =>
  (boxes[at + 2] as number) > (boxes[at] as number) && (boxes[at + 3] as number) > (boxes[at + 1] as number);
