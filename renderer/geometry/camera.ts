import type { Box, Point, Size } from '../../shared/geometry/box';

/** Where the picture stands on the canvas: `screen = image * scale + offset`, in CSS pixels. */
export interface Camera {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

/** Room kept free around a fitted picture, CSS pixels; the review bar floats at the bottom. */
export const FIT_MARGIN = { x: 28, top: 24, bottom: 84 } as const;

/** At fit, small pictures are enlarged to 200 % at most. */
export const MAX_FIT_SCALE = 2;
/** The largest zoom: one image pixel is 64 screen pixels. */
export const MAX_SCALE = 64;
/** A picture can be made this much smaller than "fit". */
const MIN_BELOW_FIT = 0.25;
/** When panned away, this many pixels of the picture stay on the canvas. */
const KEEP_IN_SIGHT = 48;

/** Shows the whole picture, centred in the room the margins leave. A canvas without room gets scale 1. */
export function fitCamera(image: Size, viewport: Size<'ScreenPx'>): Camera {
  if (image.width <= 0 || image.height <= 0 || viewport.width <= 0 || viewport.height <= 0)
    return { scale: 1, offsetX: 0, offsetY: 0 };
  const roomX = Math.max(viewport.width - 2 * FIT_MARGIN.x, viewport.width / 2);
  const roomY = Math.max(viewport.height - FIT_MARGIN.top - FIT_MARGIN.bottom, viewport.height / 2);
  const top = (viewport.height - roomY) * (FIT_MARGIN.top / (FIT_MARGIN.top + FIT_MARGIN.bottom));
  const scale = Math.min(roomX / image.width, roomY / image.height, MAX_FIT_SCALE);
  return {
    scale,
    offsetX: Math.round((viewport.width - image.width * scale) / 2),
    offsetY: Math.round(top + (roomY - image.height * scale) / 2),
  };
}

/** A box fills this part of the canvas when it is zoomed to. */
const BOX_PART = 0.6;
/** Zooming to a box stops here: what surrounds a tiny box tells what it is. */
const MAX_BOX_SCALE = 16;

/** Shows one box (image pixels) in the middle of the canvas, with its surroundings. */
export function boxCamera(box: Box, image: Size, viewport: Size<'ScreenPx'>): Camera {
  const room = { width: viewport.width * BOX_PART, height: viewport.height * BOX_PART };
  const scale = Math.min(room.width / Math.max(box.width, 1), room.height / Math.max(box.height, 1), MAX_BOX_SCALE);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const offset = { x: viewport.width / 2 - middle.x * scale, y: viewport.height / 2 - middle.y * scale };
  return panBy({ scale, offsetX: offset.x, offsetY: offset.y }, 0, 0, image, viewport);
}

/** Scales by `factor` while the image point under `at` stays there; limited to a sensible range. */
export function zoomAt(
  camera: Camera,
  factor: number,
  at: Point<'ScreenPx'>,
  image: Size,
  viewport: Size<'ScreenPx'>,
): Camera {
  const smallest = Math.min(fitCamera(image, viewport).scale * MIN_BELOW_FIT, 1);
  const scale = Math.min(Math.max(camera.scale * factor, smallest), MAX_SCALE);
  const real = scale / camera.scale;
  const moved = {
    scale,
    offsetX: at.x - (at.x - camera.offsetX) * real,
    offsetY: at.y - (at.y - camera.offsetY) * real,
  };
  return panBy(moved, 0, 0, image, viewport);
}

/** Moves the picture by screen pixels; some of it always stays in sight. */
export function panBy(camera: Camera, dx: number, dy: number, image: Size, viewport: Size<'ScreenPx'>): Camera {
  return {
    scale: camera.scale,
    offsetX: inSight(camera.offsetX + dx, image.width * camera.scale, viewport.width),
    offsetY: inSight(camera.offsetY + dy, image.height * camera.scale, viewport.height),
  };
}

function inSight(offset: number, length: number, room: number): number {
  const keep = Math.min(KEEP_IN_SIGHT, length, room);
  return Math.min(Math.max(offset, keep - length), room - keep);
}

export const toImage = (camera: Camera, at: Point<'ScreenPx'>): Point => ({
  x: (at.x - camera.offsetX) / camera.scale,
  y: (at.y - camera.offsetY) / camera.scale,
});

export const toScreen = (camera: Camera, at: Point): Point<'ScreenPx'> => ({
  x: at.x * camera.scale + camera.offsetX,
  y: at.y * camera.scale + camera.offsetY,
});

export const boxToScreen = (camera: Camera, box: Box): Box<'ScreenPx'> => ({
  x: box.x * camera.scale + camera.offsetX,
  y: box.y * camera.scale + camera.offsetY,
  width: box.width * camera.scale,
  height: box.height * camera.scale,
});
