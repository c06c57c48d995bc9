import { toImage } from '../../geometry/camera';
import { drawnBox, movedBoxes, resizedBox, settled } from '../gestures';
import type { Target } from '../hit';
import {
  type Drawing,
  IDLE,
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
  if (input.type === 'down') return stay(state);
  const now = follow(state, input, scene);
  return input.type === 'move' ? stay(now) : finish(now, scene);
}

function follow<S extends Drawing | Moving | Resizing>(
  state: S,
  input: Exclude<PointerInput, { type: 'down' | 'cancel' }>,
  scene: Scene,
): S {
  const at = toImage(scene.camera, input.at);
  const [dx, dy] = [at.x - state.from.x, at.y - state.from.y];
  switch (state.type) {
    case 'drawing':
      return { ...state, box: drawnBox(state.from, at, scene.image, input.square) };
    case 'resizing':
      return { ...state, box: resizedBox(state.origin.box, state.handle, dx, dy, scene.image, input.square) };
    case 'moving':
      return { ...state, boxes: moved(state.origin, dx, dy, scene) };
  }
}

function moved(origin: readonly Target[], dx: number, dy: number, scene: Scene): readonly Target[] {
  const boxes = movedBoxes(
    origin.map(({ box }) => box),
    dx,
    dy,
    scene.image,
  );
  return origin.map((target, index) => ({ ref: target.ref, box: boxes[index] ?? target.box }));
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
