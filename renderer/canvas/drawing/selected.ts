import type { Box } from '../../../shared/geometry/box';
import { sameBox } from '../../../shared/geometry/boxes';
import { classForNewBox } from '../../actions/boxes';
import { boxToScreen, toScreen } from '../../geometry/camera';
import { sameRef } from '../../store/boxRef';
import type { Stores } from '../../store/stores';
import { isDragging, liveTargets } from '../../tools/machine';
import type { ToolState } from '../../tools/types';
import { drawBox, drawCrosshair, drawGhost, drawHandles } from './boxes';
import { type Painted, paintedBoxes, pictureBox, pictureInSight, tagOf } from './scene';
import { CV, looksOf } from './style';
import { drawReadout, drawTag } from './tags';

/** What the pointer does at this moment. */
export interface PointerPaint {
  readonly state: ToolState;
  /** Pointer over a handle: no crosshair there. */
  readonly overHandle: boolean;
}

/** Paints what changes with the pointer: crosshair, selected boxes with handles, the box being drawn. */
export function paintSelected(
  context: CanvasRenderingContext2D,
  stores: Stores,
  pointer: PointerPaint,
  ratio: number,
): void {
  paintCrosshair(context, stores, pointer);
  const camera = stores.camera.getState();
  const { refs } = stores.selection.getState();
  const live = liveTargets(pointer.state);
  const dragging = isDragging(pointer.state);
  const selected = paintedBoxes(stores)
    .filter(({ ref }) => refs.some((one) => sameRef(one, ref)))
    .map((painted) => ({ ...painted, box: live.find(({ ref }) => sameRef(ref, painted.ref))?.box ?? painted.box }));
  const [only, more] = selected;
  if (only !== undefined && more === undefined) paintGhost(context, stores, only, ratio);
  for (const painted of selected) {
    const at = boxToScreen(camera, painted.box);
    const look = { look: painted.look, dashed: painted.score !== null, width: CV.strong, fill: dragging ? 0 : 0.12 };
    drawBox(context, at, look, ratio);
  }
  const bounds = pictureInSight(stores);
  for (const painted of selected) drawTag(context, tagOf(painted, boxToScreen(camera, painted.box), true), bounds);
  if (only !== undefined && more === undefined) {
    const at = boxToScreen(camera, only.box);
    if (!dragging) drawHandles(context, at);
    drawReadout(context, at, sizeText(only.box), camera.viewport);
  }
  if (pointer.state.type === 'drawing') paintDrawn(context, stores, pointer.state.box, ratio);
}

const sizeText = ({ width, height }: Box): string => `${Math.round(width)} × ${Math.round(height)}`;

function paintDrawn(context: CanvasRenderingContext2D, stores: Stores, box: Box, ratio: number): void {
  const camera = stores.camera.getState();
  const look = looksOf(stores.project.getState().document.classes)(classForNewBox(stores));
  const at = boxToScreen(camera, box);
  drawBox(context, at, { look, dashed: false, width: CV.strong, fill: 0 }, ratio);
  drawReadout(context, at, sizeText(box), camera.viewport);
}

/** Where the model had drawn the selected box, when a person has moved it. */
function paintGhost(context: CanvasRenderingContext2D, stores: Stores, { ref }: Painted, ratio: number): void {
  if (ref.kind !== 'annotation') return;
  const annotation = stores.current.getState().record.annotations.find(({ id }) => id === ref.id);
  if (annotation?.provenance.kind !== 'edited' || sameBox(annotation.provenance.origin.box, annotation.box)) return;
  drawGhost(context, boxToScreen(stores.camera.getState(), annotation.provenance.origin.box), ratio);
}

function paintCrosshair(context: CanvasRenderingContext2D, stores: Stores, { state, overHandle }: PointerPaint): void {
  const { cursor } = stores.view.getState();
  const { hovered, armedClass } = stores.selection.getState();
  const moving = state.type === 'moving' || state.type === 'resizing' || state.type === 'panning';
  if (cursor === null || overHandle || moving || (hovered !== null && armedClass === null)) return;
  const camera = stores.camera.getState();
  drawCrosshair(context, toScreen(camera, cursor), pictureBox(camera, camera.image), camera.viewport);
}
