import type { Size } from './box';

/** How an image is laid into the network's input: keep ratio, top-left, rest padded at right and bottom. */
export interface Letterbox {
  /** Size of the picture inside the canvas, in `ModelPx`. */
  readonly resized: Size<'ModelPx'>;
  readonly canvas: Size<'ModelPx'>;
  /** `resized / original` per axis: two slightly different factors, both needed on the way back. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/**
 * MMDetection's `Resize(keep_ratio=True)` + `Pad`: ratio = min(long canvas side / long image side, short / short), so a
 * portrait image in a landscape canvas is judged by its longer side; enlarging is allowed.
 * Source: mmcv `rescale_size` / `_scale_size` (`int(x * scale + 0.5)`), mmdet 3.x `Pad`.
 * @param image upright image size in pixels
 * @param canvas input size of the network
 */
export function letterbox(image: Size, canvas: Size<'ModelPx'>): Letterbox {
  const long = Math.max(canvas.width, canvas.height);
  const short = Math.min(canvas.width, canvas.height);
  const fitted = Math.min(long / Math.max(image.width, image.height), short / Math.min(image.width, image.height));
  // MMDetection's rule ignores the canvas' orientation: an input that is not square must still hold the picture.
  const scale = Math.min(fitted, canvas.width / image.width, canvas.height / image.height);
  const resized = {
    width: Math.max(1, Math.min(canvas.width, Math.trunc(image.width * scale + 0.5))),
    height: Math.max(1, Math.min(canvas.height, Math.trunc(image.height * scale + 0.5))),
  };
  return { resized, canvas, scaleX: resized.width / image.width, scaleY: resized.height / image.height };
}
