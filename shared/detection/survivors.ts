import { clampBox } from '../geometry/boxes';
import type { Detection } from './candidates';
import { suppress } from './nms';
import { boxAt } from './predictions';

/** The settings that decide which boxes survive, whatever the threshold. */
export interface NmsSettings {
  readonly nmsIou: number;
  readonly maxPerImage: number;
}

/**
 * Boxes of one image that survive NMS at the storage floor, highest score first. What is shown at any higher threshold
 * follows from it, because only higher-scored boxes suppress.
 */
export interface Survivors {
  /** n float32. */
  readonly scores: Float32Array;
  /** n class indices of the model. */
  readonly labels: Uint16Array;
  /** n x 4 float32: x1, y1, x2, y2 in upright image pixels, clamped to the image. */
  readonly boxes: Float32Array;
}

/** The survivors of a detection; boxes that lie outside of the image are left out, as predictions leave them out. */
export function survivorsOf(
  detection: Pick<Detection, 'candidates' | 'width' | 'height'>,
  nms: NmsSettings,
): Survivors {
  const { candidates } = detection;
  const scores: number[] = [];
  const labels: number[] = [];
  const boxes: number[] = [];
  for (const index of suppress(candidates, { threshold: 0, iou: nms.nmsIou, max: nms.maxPerImage })) {
    const { x, y, width, height } = clampBox(boxAt(candidates, index), detection);
    if (width <= 0 || height <= 0) continue;
    scores.push(candidates.scores[index] as number);
    labels.push(candidates.labels[index] as number);
    boxes.push(x, y, x + width, y + height);
  }
  return { scores: new Float32Array(scores), labels: new Uint16Array(labels), boxes: new Float32Array(boxes) };
}
