import type { Stores } from '../../store/stores';
import type { Picture } from '../picture/loadPicture';

/** Above this zoom pixels are drawn hard, above the next they get a grid. */
const HARD_PIXELS = 4;
const GRID = 8;

/** A picture shown smaller than it is looks finer when more pixels are asked for each of the screen, which takes longer. */
export const canBeFiner = ({ camera }: Stores): boolean => camera.getState().scale * window.devicePixelRatio < 1;

/**
 * Paints the part of the picture that is in sight.
 * @param fine as well as it can be; else as fast
 */
export function paintPicture(context: CanvasRenderingContext2D, stores: Stores, picture: Picture, fine: boolean): void {
  const { scale, offsetX, offsetY, viewport } = stores.camera.getState();
  const { size } = picture;
  const density = scale * window.devicePixelRatio;
  const bitmap = copyFor(picture, density);
  // An overview, and the bitmap of a huge picture, are smaller than the picture.
  const reduced = bitmap.width / size.width;
  const left = Math.max(0, Math.floor(-offsetX / scale));
  const top = Math.max(0, Math.floor(-offsetY / scale));
  const right = Math.min(size.width, Math.ceil((viewport.width - offsetX) / scale));
  const bottom = Math.min(size.height, Math.ceil((viewport.height - offsetY) / scale));
  const [width, height] = [right - left, bottom - top];
  if (width <= 0 || height <= 0) return;
  // At 100 % each pixel of the picture is one of the screen: between two of them it would be blurred.
  const place = Number.isInteger(density)
    ? (at: number): number => Math.round(at * window.devicePixelRatio) / window.devicePixelRatio
    : (at: number): number => at;
  context.imageSmoothingEnabled = scale < HARD_PIXELS;
  context.imageSmoothingQuality = fine && density < 1 ? 'high' : 'low';
  context.drawImage(
    bitmap,
    left * reduced,
    top * reduced,
    width * reduced,
    height * reduced,
    place(offsetX + left * scale),
    place(offsetY + top * scale),
    width * scale,
    height * scale,
  );
  if (scale >= GRID) paintGrid(context, left, top, right, bottom, stores);
}

/** The overview when it has a pixel for each pixel of the screen. @param density device pixels per image pixel */
const copyFor = ({ bitmap, overview, size }: Picture, density: number): ImageBitmap =>
  overview !== null && overview.width / size.width >= density ? overview : bitmap;

function paintGrid(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  right: number,
  bottom: number,
  stores: Stores,
): void {
  const { scale, offsetX, offsetY } = stores.camera.getState();
  context.strokeStyle = 'rgba(255, 255, 255, 0.08)';
  context.lineWidth = 1;
  context.beginPath();
  for (let x = left; x <= right; x++) {
    const at = Math.round(offsetX + x * scale) + 0.5;
    context.moveTo(at, offsetY + top * scale);
    context.lineTo(at, offsetY + bottom * scale);
  }
  for (let y = top; y <= bottom; y++) {
    const at = Math.round(offsetY + y * scale) + 0.5;
    context.moveTo(offsetX + left * scale, at);
    context.lineTo(offsetX + right * scale, at);
  }
  context.stroke();
}
