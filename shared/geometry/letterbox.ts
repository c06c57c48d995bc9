import type { Size } from './box';

/**
 * Where the picture lies on the canvas. `corner` = MMDetection: top left, rest padded at right and bottom;
 * `centre` = MMYOLO: in the middle, the odd pixel at right and bottom.
 */
export type Placement = 'corner' | 'centre';

/** How an image is laid into the network's input, ratio kept. */
export interface Letterbox {
  /** Size of the picture inside the canvas, in `ModelPx`. */
  readonly resized: Size<'ModelPx'>;
  readonly canvas: Size<'ModelPx'>;
  readonly placement: Placement;
  /** Place of the picture's top left corner on the canvas, whole `ModelPx`. */
  readonly left: number;
  readonly top: number;
  /** `resized / original` per axis: two slightly different factors, both needed on the way back. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/**
 * Both pipelines: ratio = min(long canvas side / long image side, short / short), so a portrait image in a landscape
 * canvas is judged by its longer side; enlarging is allowed. They differ in rounding and in place.
 * Sources: MMDetection's `Resize(keep_ratio=True)` + `Pad` (mmcv `rescale_size`: `int(x * scale + 0.5)`); MMYOLO's
 * keep-ratio resize (`int(x * ratio)`) + letterbox (half of the padding, rounded down, at left and top).
 * @param image upright image size in pixels
 * @param canvas input size of the network
 */
export function letterbox(image: Size, canvas: Size<'ModelPx'>, placement: Placement): Letterbox {
  const long = Math.max(canvas.width, canvas.height);
  const short = Math.min(canvas.width, canvas.height);
  const fitted = Math.min(long / Math.max(image.width, image.height), short / Math.min(image.width, image.height));
  // The rule ignores the canvas' orientation: an input that is not square must still hold the picture.
  const scale = Math.min(fitted, canvas.width / image.width, canvas.height / image.height);
  const half = placement === 'corner' ? 0.5 : 0;
  const side = (length: number, most: number): number => Math.max(1, Math.min(most, Math.trunc(length * scale + half)));
  const resized = { width: side(image.width, canvas.width), height: side(image.height, canvas.height) };
  const centred = placement === 'centre';
  return {
    resized,
    canvas,
    placement,
    left: centred ? (canvas.width - resized.width) >> 1 : 0,
    top: centred ? (canvas.height - resized.height) >> 1 : 0,
    scaleX: resized.width / image.width,
    scaleY: resized.height / image.height,
  };
}

/**
 * Maps corners x1, y1, x2, y2 from the canvas to the upright image, in place, in float32 as the pipelines do: MMDetection
 * multiplies by float32(1 / scale); MMYOLO takes the padding away and divides by float32(scale).
 * @param corners holds the four numbers from place `at` on
 */
export function toImage(box: Letterbox, corners: Float32Array, at: number): void {
  for (let k = 0; k < 4; k++) {
    const value = corners[at + k] as number;
    const [scale, offset] = k % 2 === 0 ? [box.scaleX, box.left] : [box.scaleY, box.top];
    corners[at + k] =
      box.placement === 'corner' ? value * Math.fround(1 / scale) : Math.fround(value - offset) / Math.fround(scale);
  }
}
