import type { Box, Point } from '../../../shared/geometry/box';
import { sameBox } from '../../../shared/geometry/boxes';
import { classForNewBox } from '../../actions/boxes';
import { boxToScreen, toScreen } from '../../geometry/camera';
import { infoStore } from '../../shell/appInfo';
import { type BoxRef, refKey } from '../../store/boxRef';
import type { Stores } from '../../store/stores';
import { isDragging, liveTargets } from '../../tools/machine';
import type { Guide } from '../../tools/snapping';
import type { ToolState } from '../../tools/types';
import { drawBox, drawCrosshair, drawFrame, drawGhost, drawGuide, drawHandles } from './boxes';
import { paintGhostUnderPointer } from './ghosts';
import { type Painted, paintedBoxes } from './painted';
import { tagOf } from './scene';
import { pictureBox, pictureInSight } from './sight';
import { CV, looksOf } from './style';
import { drawName, drawReadout, drawTag } from './tags';

/** What the pointer does at this moment. */
export interface PointerPaint {
  readonly state: ToolState;
  /** Pointer over a handle: no crosshair there. */
  readonly overHandle: boolean;
  /** The refused prediction under the pointer: its place among the ghosts. */
  readonly ghost: number | null;
}

/** There is something that `paintSelected` paints. */
export function hasPointerPaint({ selection, view }: Stores, { state, ghost }: PointerPaint): boolean {
  const isAway = view.getState().cursor === null && state.type === 'idle' && ghost === null;
  return !isAway || selection.getState().refs.length > 0 || waitingHere({ selection, view }).length > 0;
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
  const { state } = pointer;
  const { refs } = stores.selection.getState();
  const chosen = new Set([...refs, ...caughtBy(state)].map(refKey));
  const live = new Map(liveTargets(state).map(({ ref, box }) => [refKey(ref), box]));
  const dragging = isDragging(state);
  const selected = paintedBoxes(stores)
    .filter(({ ref }) => chosen.has(refKey(ref)))
    .map((painted) => ({ ...painted, box: live.get(refKey(painted.ref)) ?? painted.box }));
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
    if (!dragging && !only.locked) drawHandles(context, at);
    drawReadout(context, at, sizeText(only.box), camera.viewport);
  }
  for (const box of waitingHere(stores)) paintDrawn(context, stores, box, ratio);
  if (state.type === 'drawing') paintDrawn(context, stores, state.box, ratio);
  if (state.type === 'marquee') drawFrame(context, boxToScreen(camera, state.box), ratio);
  if ('guides' in state) paintGuides(context, stores, state.guides);
  if (pointer.ghost !== null) paintGhostUnderPointer(context, stores, pointer.ghost);
}

/** Boxes of the image on the screen that wait for a class. */
const waitingHere = ({ selection, view }: Pick<Stores, 'selection' | 'view'>): readonly Box[] => {
  const { painted } = view.getState();
  return selection.getState().waiting.flatMap(({ image, box }) => (image === painted ? [box] : []));
};

const NOBODY: readonly BoxRef[] = [];
const caughtBy = (state: ToolState): readonly BoxRef[] => (state.type === 'marquee' ? state.caught : NOBODY);

/** How far a guide stands out beyond what it joins, screen pixels. */
const BEYOND = 8;

function paintGuides(context: CanvasRenderingContext2D, stores: Stores, guides: readonly Guide[]): void {
  const camera = stores.camera.getState();
  const crisp = (value: number): number => Math.round(value) + 0.5;
  for (const { axis, at, from, to } of guides) {
    const start = toScreen(camera, axis === 'x' ? { x: at, y: from } : { x: from, y: at });
    const end = toScreen(camera, axis === 'x' ? { x: at, y: to } : { x: to, y: at });
    if (axis === 'x')
      drawGuide(context, { x: crisp(start.x), y: start.y - BEYOND }, { x: crisp(end.x), y: end.y + BEYOND });
    else drawGuide(context, { x: start.x - BEYOND, y: crisp(start.y) }, { x: end.x + BEYOND, y: crisp(end.y) });
  }
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

/** The crosshair goes where the box ends. */
const onGuides = (cursor: Point, guides: readonly Guide[]): Point => ({
  x: guides.find(({ axis }) => axis === 'x')?.at ?? cursor.x,
  y: guides.find(({ axis }) => axis === 'y')?.at ?? cursor.y,
});

function paintCrosshair(
  context: CanvasRenderingContext2D,
  stores: Stores,
  { state, overHandle, ghost }: PointerPaint,
): void {
  const { cursor } = stores.view.getState();
  const { hovered, armedClass } = stores.selection.getState();
  const { crosshair } = infoStore.getState().settings.canvas;
  const busy = state.type === 'panning' || (isDragging(state) && state.type !== 'drawing');
  if (cursor === null || overHandle || busy || ghost !== null) return;
  if (hovered !== null && armedClass === null && state.type !== 'drawing') return;
  const camera = stores.camera.getState();
  const at = toScreen(camera, state.type === 'drawing' ? onGuides(cursor, state.guides) : cursor);
  if (crosshair) drawCrosshair(context, at, pictureBox(camera, camera.image), camera.viewport);
  if (armedClass === null || state.type !== 'idle') return;
  const look = looksOf(stores.project.getState().document.classes)(armedClass);
  drawName(context, look, Math.round(at.x) + 12, Math.round(at.y) + 12);
}
