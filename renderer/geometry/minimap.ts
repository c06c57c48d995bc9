import type { Box, Point, Size } from '../../shared/geometry/box';
import type { Camera } from './camera';

/** The longer side of the map, CSS pixels. */
export const MINIMAP_SIDE = 168;

/** Map pixels per image pixel. */
export const minimapScale = (image: Size): number => MINIMAP_SIDE / Math.max(image.width, image.height, 1);

/** The part of the picture that is in sight, in image pixels; may be empty. */
export function inSight(camera: Camera, image: Size, viewport: Size<'ScreenPx'>): Box {
  const left = Math.max(0, -camera.offsetX / camera.scale);
  const top = Math.max(0, -camera.offsetY / camera.scale);
  const right = Math.min(image.width, (viewport.width - camera.offsetX) / camera.scale);
  const bottom = Math.min(image.height, (viewport.height - camera.offsetY) / camera.scale);
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** Only a part of the picture is in sight, so that a map helps. */
export function needsMinimap(camera: Camera, image: Size, viewport: Size<'ScreenPx'>): boolean {
  if (image.width === 0 || viewport.width === 0) return false;
  const { width, height } = inSight(camera, image, viewport);
  return width < image.width * 0.98 || height < image.height * 0.98;
}

/** How far the picture has to be moved so that an image point is in the middle of the canvas, in screen pixels. */
export const panToMiddle = (camera: Camera, at: Point, viewport: Size<'ScreenPx'>): Point<'ScreenPx'> => ({
  x: viewport.width / 2 - (at.x * camera.scale + camera.offsetX),
  y: viewport.height / 2 - (at.y * camera.scale + camera.offsetY),
});
