import type { Box } from '../../../shared/geometry/box';
import { boxToScreen, type Camera } from '../../geometry/camera';
import type { Stores } from '../../store/stores';

/** The part of the picture that is in sight. */
export function pictureInSight(stores: Stores): Box<'ScreenPx'> {
  const camera = stores.camera.getState();
  const { image, viewport } = camera;
  const left = Math.max(0, camera.offsetX);
  const top = Math.max(0, camera.offsetY);
  const right = Math.min(viewport.width, camera.offsetX + image.width * camera.scale);
  const bottom = Math.min(viewport.height, camera.offsetY + image.height * camera.scale);
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** The picture as a box on the screen. */
export const pictureBox = (
  camera: Camera,
  image: { readonly width: number; readonly height: number },
): Box<'ScreenPx'> => boxToScreen(camera, { x: 0, y: 0, ...image });
