import { toImage } from '../../geometry/camera';
import { clicked, targetsAt } from '../hit';
import { type Effect, IDLE, type PointerInput, type Pressed, type Scene, type Step, stay } from '../types';
import { dragging } from './dragging';
import { CLICK_SLACK } from './idle';

/** Under this many screen pixels a press is a click. */
export const DRAG_STARTS_AT = 3;
/** Clicks this close to each other are at the same place. */
const SAME_PLACE = 4;

/** The button is down: becomes a drag when it moves, a click when it is let go. */
export function pressed(state: Pressed, input: PointerInput, scene: Scene): Step {
  if (input.type === 'cancel') return stay(IDLE);
  if (input.type === 'down') return stay(state);
  const far = Math.max(Math.abs(input.at.x - state.at.x), Math.abs(input.at.y - state.at.y)) >= DRAG_STARTS_AT;
  if (far) return startDrag(state, input, scene);
  if (input.type === 'move') return stay(state);
  return { state: { type: 'idle', lastClick: state.at }, effects: click(state, scene) };
}

function startDrag(state: Pressed, input: PointerInput, scene: Scene): Step {
  const from = toImage(scene.camera, state.at);
  const { drag } = state;
  if (drag.type === 'resize')
    return dragging(
      { type: 'resizing', from, handle: drag.handle, origin: drag.target, box: drag.target.box },
      input,
      scene,
    );
  if (drag.type === 'draw')
    return withEffects(
      [{ type: 'select', refs: [] }],
      dragging({ type: 'drawing', from, box: { ...from, width: 0, height: 0 } }, input, scene),
    );
  const refs = drag.targets.map(({ ref }) => ref);
  return withEffects(
    refs.length === 1 ? [{ type: 'select', refs }] : [],
    dragging({ type: 'moving', from, origin: drag.targets, boxes: drag.targets }, input, scene),
  );
}

const withEffects = (first: readonly Effect[], { state, effects }: Step): Step => ({
  state,
  effects: [...first, ...effects],
});

function click(state: Pressed, scene: Scene): readonly Effect[] {
  const hits = targetsAt(scene.targets, toImage(scene.camera, state.at), CLICK_SLACK / scene.camera.scale);
  // A click on a handle outside its box is a drag that did not happen.
  if (state.drag.type === 'resize' && hits.length === 0) return [];
  if (state.add) return hits[0] === undefined ? [] : [{ type: 'toggle', ref: hits[0].ref }];
  const { lastClick, at } = state;
  const samePlace =
    lastClick !== null && Math.abs(lastClick.x - at.x) <= SAME_PLACE && Math.abs(lastClick.y - at.y) <= SAME_PLACE;
  const taken = clicked(hits, scene.selected[scene.selected.length - 1] ?? null, samePlace);
  return [{ type: 'select', refs: taken === null ? [] : [taken.ref] }];
}
