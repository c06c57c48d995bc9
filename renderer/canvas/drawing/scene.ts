import type { Box } from '../../../shared/geometry/box';
import { boxToScreen, type Camera } from '../../geometry/camera';
import { refKey, sameRef } from '../../store/boxRef';
import type { Stores } from '../../store/stores';
import { type BoxLook, drawBox } from './boxes';
import { type Painted, paintedBoxes } from './painted';
import { CV } from './style';
import { drawTag, type Tag } from './tags';

/** With more boxes in sight than this, only the hovered and the selected ones have tags. */
const MOST_TAGS = 60;
/** With more boxes in sight than this they are painted the quick way: a threshold that moves paints all of them each frame. */
const MANY = 200;

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

/** Paints every box that is not selected, then their tags, so that no line crosses a score. */
export function paintOthers(context: CanvasRenderingContext2D, stores: Stores, ratio: number): void {
  const camera = stores.camera.getState();
  const { refs, hovered } = stores.selection.getState();
  const selected = new Set(refs.map(refKey));
  const others = paintedBoxes(stores).filter(({ ref }) => !selected.has(refKey(ref)));
  const bounds = pictureInSight(stores);
  const seen = others
    .map((painted) => ({ painted, at: boxToScreen(camera, painted.box) }))
    .filter(({ at }) => inSight(at, camera.viewport));
  const isHovered = ({ ref }: Painted): boolean => sameRef(ref, hovered);
  const ordered = [
    ...seen.filter(({ painted }) => !isHovered(painted)),
    ...seen.filter(({ painted }) => isHovered(painted)),
  ];
  for (const { painted, at } of ordered)
    drawBox(context, at, { ...lookOfBox(painted, isHovered(painted)), quick: seen.length > MANY }, ratio);
  for (const { painted, at } of ordered) {
    const full = isHovered(painted);
    if (full || seen.length <= MOST_TAGS) drawTag(context, tagOf(painted, at, full), bounds);
  }
}

export const tagOf = ({ look, score, locked }: Painted, box: Box<'ScreenPx'>, full: boolean): Tag => ({
  box,
  look,
  score,
  full,
  locked,
});

const lookOfBox = ({ look, score }: Painted, hovered: boolean): BoxLook => ({
  look,
  dashed: score !== null,
  width: hovered ? CV.strong : CV.line,
  fill: hovered ? 0.16 : 0,
});

const inSight = (box: Box<'ScreenPx'>, viewport: { readonly width: number; readonly height: number }): boolean =>
  box.x < viewport.width && box.y < viewport.height && box.x + box.width > 0 && box.y + box.height > 0;

/** The picture as a box on the screen. */
export const pictureBox = (
  camera: Camera,
  image: { readonly width: number; readonly height: number },
): Box<'ScreenPx'> => boxToScreen(camera, { x: 0, y: 0, ...image });
