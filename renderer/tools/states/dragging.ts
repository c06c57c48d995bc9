import type { Point } from '../../../shared/geometry/box';
import { toImage } from '../../geometry/camera';
import { sameRef } from '../../store/boxRef';
import { drawnBox, movedBoxes, resizedBox, settled } from '../gestures';
import type { Target } from '../hit';
import { type MovingEdges, type Snap, snap } from '../snapping';
import {
  type Drawing,
  IDLE,
  type Movement,
  type Moving,
  type PointerInput,
  type Resizing,
  type Scene,
  type Step,
  stay,
} from '../types';

/** A drawn box whose sides are both shorter than this (screen pixels) was a slip of the hand. */
const SMALLEST_DRAWN = 3;

/** A box is being drawn, moved or resized. Only `up` writes; `cancel` leaves everything as it was. */
export function dragging(state: Drawing | Moving | Resizing, input: PointerInput, scene: Scene): Step {
  if (input.type === 'cancel') return stay(IDLE);
  if (input.type === 'down') {
    const pans = input.means === 'pan' && state.type === 'drawing' && state.byClicks;
    return stay(pans ? { type: 'panning', last: input.at, after: state } : state);
  }
  const now = follow(state, input, scene);
  return input.type === 'move' ? stay(now) : finish(now, scene);
}

function follow(state: Drawing | Moving | Resizing, input: Movement, scene: Scene): Drawing | Moving | Resizing {
  const at = toImage(scene.camera, input.at);
  switch (state.type) {
    case 'drawing':
      return drawn(state, at, input, scene);
    case 'resizing':
      return resized(state, at, input, scene);
    case 'moving':
      return moved(state, at, input, scene);
  }
}

const NO_SNAP: Snap = { dx: 0, dy: 0, guides: [] };

/** What attracts the edges; a square or a box around its middle follows the hand alone. */
function attraction(edges: MovingEdges, moving: readonly Target[], { held }: Movement, scene: Scene): Snap {
  if (scene.attracting === null || held.ctrl || held.shift || held.alt) return NO_SNAP;
  const others = scene.attracting.filter(({ ref }) => !moving.some((one) => sameRef(one.ref, ref)));
  return snap(
    edges,
    others.map(({ box }) => box),
    scene.image,
    scene.camera.scale,
  );
}

/** Where a box begins that is drawn from here: on a line that attracts, else here. */
export function startOf(at: Point, input: Movement, scene: Scene): Point {
  const { dx, dy } = attraction({ x: [at.x], y: [at.y], box: { ...at, width: 0, height: 0 } }, [], input, scene);
  return { x: at.x + dx, y: at.y + dy };
}

function drawn(state: Drawing, at: Point, input: Movement, scene: Scene): Drawing {
  const { from } = state;
  const box = drawnBox(from, at, scene.image, input.held.shift, input.held.alt);
  const { dx, dy, guides } = attraction({ x: [at.x], y: [at.y], fixed: from, box }, [], input, scene);
  if (guides.length === 0) return { ...state, box, guides };
  return { ...state, box: drawnBox(from, { x: at.x + dx, y: at.y + dy }, scene.image, false), guides };
}

function resized(state: Resizing, at: Point, input: Movement, scene: Scene): Resizing {
  const { from, origin, handle } = state;
  const [dx, dy] = [at.x - from.x, at.y - from.y];
  const { shift, alt } = input.held;
  const box = resizedBox(origin.box, handle, dx, dy, scene.image, shift, alt);
  const { x, y, width, height } = origin.box;
  const [west, east] = [handle.includes('w'), handle.includes('e')];
  const [north, south] = [handle.includes('n'), handle.includes('s')];
  const edges: MovingEdges = {
    x: west ? [x + dx] : east ? [x + width + dx] : [],
    y: north ? [y + dy] : south ? [y + height + dy] : [],
    fixed: { x: west ? x + width : x, y: north ? y + height : y },
    box,
  };
  const pull = attraction(edges, [origin], input, scene);
  if (pull.guides.length === 0) return { ...state, box, guides: pull.guides };
  const snapped = resizedBox(origin.box, handle, dx + pull.dx, dy + pull.dy, scene.image, false);
  return { ...state, box: snapped, guides: pull.guides };
}

function moved(state: Moving, at: Point, input: Movement, scene: Scene): Moving {
  const { from, origin } = state;
  const [dx, dy] = [at.x - from.x, at.y - from.y];
  const boxes = shifted(origin, dx, dy, scene);
  const [left, top] = [Math.min(...boxes.map(({ box }) => box.x)), Math.min(...boxes.map(({ box }) => box.y))];
  const right = Math.max(...boxes.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...boxes.map(({ box }) => box.y + box.height));
  const edges = {
    x: [left, right],
    y: [top, bottom],
    box: { x: left, y: top, width: right - left, height: bottom - top },
  };
  const pull = attraction(edges, origin, input, scene);
  const pulled = pull.dx === 0 && pull.dy === 0 ? boxes : shifted(boxes, pull.dx, pull.dy, scene);
  return { ...state, boxes: pulled, guides: pull.guides };
}

function shifted(targets: readonly Target[], dx: number, dy: number, scene: Scene): readonly Target[] {
  const boxes = movedBoxes(
    targets.map(({ box }) => box),
    dx,
    dy,
    scene.image,
  );
  return targets.map((target, index) => ({ ref: target.ref, box: boxes[index] ?? target.box }));
}

function finish(state: Drawing | Moving | Resizing, scene: Scene): Step {
  if (state.type === 'drawing') {
    const box = settled(state.box);
    const least = SMALLEST_DRAWN / scene.camera.scale;
    const meant = box.width >= least || box.height >= least;
    return { state: IDLE, effects: meant ? [{ type: 'draw', box }] : [] };
  }
  const before = state.type === 'moving' ? state.origin : [state.origin];
  const after = state.type === 'moving' ? state.boxes : [{ ref: state.origin.ref, box: state.box }];
  const boxes = after
    .map((target) => ({ ref: target.ref, box: settled(target.box) }))
    .filter((target, index) => !sameBox(target, before[index]));
  return { state: IDLE, effects: boxes.length === 0 ? [] : [{ type: 'change', boxes }] };
}

const sameBox = (a: Target, b: Target | undefined): boolean =>
  b !== undefined &&
  a.box.x === b.box.x &&
  a.box.y === b.box.y &&
  a.box.width === b.box.width &&
  a.box.height === b.box.height;
