import type { Box } from '../../../shared/geometry/box';
import { boxToScreen } from '../../geometry/camera';
import { sameRef } from '../../store/boxRef';
import type { Stores } from '../../store/stores';
import { type BoxLook, drawBox } from './boxes';
import { paintGhosts } from './ghosts';
import { drawMany } from './many';
import { type Painted, paintedBoxes } from './painted';
import { pictureInSight } from './sight';
import { CV } from './style';
import { drawTag, type Tag } from './tags';

/** With more boxes in sight than this, only the hovered and the selected ones have tags. */
const MOST_TAGS = 60;
/** With more predictions in sight than this they are painted the quick way: a threshold that moves paints all of them each frame. */
const MANY = 200;

/** Paints ghosts and every box that is not selected, then the tags, so that no line crosses a score. */
export function paintOthers(context: CanvasRenderingContext2D, stores: Stores, ratio: number): void {
  const camera = stores.camera.getState();
  const { refs, hovered } = stores.selection.getState();
  const isHovered = ({ ref }: Painted): boolean => sameRef(ref, hovered);
  const bounds = pictureInSight(stores);
  const seen = paintedBoxes(stores)
    .filter(({ ref }) => !refs.some((one) => sameRef(one, ref)))
    .map((painted) => ({ painted, at: boxToScreen(camera, painted.box) }))
    .filter(({ at }) => inSight(at, camera.viewport));
  const [plain, strong] = [seen.filter((one) => !isHovered(one.painted)), seen.filter((one) => isHovered(one.painted))];
  const predictions = plain.filter(({ painted }) => painted.score !== null);
  const many = predictions.length > MANY;
  if (many) {
    const dashed = predictions.map(({ painted, at }) => ({ at, look: painted.look }));
    drawMany(context, dashed, ratio, camera.viewport);
  }
  paintGhosts(context, stores, ratio);
  for (const { painted, at } of many ? plain.filter(({ painted: one }) => one.score === null) : plain)
    drawBox(context, at, lookOfBox(painted, false), ratio);
  for (const { painted, at } of strong) drawBox(context, at, lookOfBox(painted, true), ratio);
  if (seen.length <= MOST_TAGS)
    for (const { painted, at } of plain) drawTag(context, tagOf(painted, at, false), bounds);
  for (const { painted, at } of strong) drawTag(context, tagOf(painted, at, true), bounds);
}

export const tagOf = ({ look, score, locked }: Painted, box: Box<'ScreenPx'>, full: boolean): Tag => ({
  box,
  look,
  score: score === null ? null : score.toFixed(2),
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
