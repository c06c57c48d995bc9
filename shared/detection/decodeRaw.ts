import type { Letterbox } from '../geometry/letterbox';
import type { CandidateSet } from './candidates';

/** Raw maps of one pyramid level of one image. */
export interface RawLevel {
  /** Pixels of the network's input per cell. */
  readonly stride: number;
  readonly height: number;
  readonly width: number;
  /** Class logits: value of class `c` at cell `p` (row-major) is `classes[c * classStep + p * cellStep]`. */
  readonly classes: Float32Array;
  readonly classStep: number;
  readonly cellStep: number;
  /** Distances l, t, r, b in pixels of the network's input: value `k` at cell `p` is `boxes[k * boxStep + p * boxCellStep]`. */
  readonly boxes: Float32Array;
  readonly boxStep: number;
  readonly boxCellStep: number;
}

/** Most (point, class) pairs kept per level, as MMDetection's `nms_pre`. */
const PER_LEVEL = 30_000;

/**
 * Candidates of raw head maps as MMDetection's `RTMDetHead._predict_by_feat_single` makes them: sigmoid, score above the
 * floor (strict), at most 30,000 pairs per level, l-t-r-b around the cell's corner, clamped to the padded canvas, mapped
 * back to the upright image with float32(1/scale), boxes without width or height dropped. All in float32.
 * @param levels finest first
 * @param floor storage floor, 0..1
 */
export function decodeRaw(
  levels: readonly RawLevel[],
  classCount: number,
  box: Letterbox,
  floor: number,
): CandidateSet {
  const found = levels.map((level) => ({ level, hits: strongest(hitsOf(level, classCount, floor)) }));
  const total = found.reduce((sum, { hits }) => sum + hits.length, 0);
  const boxes = new Float32Array(total * 4);
  const scores = new Float32Array(total);
  const labels = new Uint16Array(total);
  const toX = Math.fround(1 / box.scaleX);
  const toY = Math.fround(1 / box.scaleY);
  let kept = 0;
  for (const { level, hits } of found) {
    for (const { cell, label, score } of hits) {
      const at = kept * 4;
      corner(level, cell, box, boxes, at);
      boxes[at] = (boxes[at] as number) * toX;
      boxes[at + 1] = (boxes[at + 1] as number) * toY;
      boxes[at + 2] = (boxes[at + 2] as number) * toX;
      boxes[at + 3] = (boxes[at + 3] as number) * toY;
      const wide = (boxes[at + 2] as number) > (boxes[at] as number);
      if (!wide || !((boxes[at + 3] as number) > (boxes[at + 1] as number))) continue;
      scores[kept] = score;
      labels[kept] = label;
      kept++;
    }
  }
  return { boxes: boxes.slice(0, kept * 4), scores: scores.slice(0, kept), labels: labels.slice(0, kept) };
}

interface Hit {
  readonly cell: number;
  readonly label: number;
  readonly score: number;
}

/** Pairs above the floor in row-major order of the cells, then by class. */
function hitsOf(level: RawLevel, classCount: number, floor: number): Hit[] {
  const hits: Hit[] = [];
  const { classes, classStep, cellStep } = level;
  const cells = level.width * level.height;
  // Sigmoid rises with its input, so nearly all cells are judged without an exponential; the margin covers rounding.
  const least = Math.log(floor / (1 - floor)) - 1e-3;
  for (let cell = 0; cell < cells; cell++) {
    for (let label = 0; label < classCount; label++) {
      const logit = classes[label * classStep + cell * cellStep] as number;
      if (!(logit > least)) continue;
      const score = Math.fround(1 / (1 + Math.exp(-logit)));
      if (score > floor) hits.push({ cell, label, score });
    }
  }
  return hits;
}

function strongest(hits: Hit[]): readonly Hit[] {
  if (hits.length <= PER_LEVEL) return hits;
  return hits.sort((a, b) => b.score - a.score).slice(0, PER_LEVEL);
}

/** Writes x1, y1, x2, y2 of a cell in pixels of the network's input, clamped to the canvas. */
function corner(level: RawLevel, cell: number, { canvas }: Letterbox, into: Float32Array, at: number): void {
  const x = (cell % level.width) * level.stride;
  const y = Math.floor(cell / level.width) * level.stride;
  const distance = (k: number): number => level.boxes[k * level.boxStep + cell * level.boxCellStep] as number;
  into[at] = clamp(Math.fround(x - distance(0)), canvas.width);
  into[at + 1] = clamp(Math.fround(y - distance(1)), canvas.height);
  into[at + 2] = clamp(Math.fround(x + distance(2)), canvas.width);
  into[at + 3] = clamp(Math.fround(y + distance(3)), canvas.height);
}

const clamp = (value: number, high: number): number => Math.min(Math.max(value, 0), high);
