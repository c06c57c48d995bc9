import { toImage } from '../../geometry/camera';
import { clicked, ghostAt, targetsAt } from '../hit';
import {
  type Drawing,
  type Effect,
  IDLE,
  type Movement,
  type PointerInput,
  type Pressed,
  type Scene,
  type Step,
  stay,
} from '../types';
import { dragging, startOf } from './dragging';
import { CLICK_SLACK } from './idle';
import { marquee } from './marquee';

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
  if (scene.twoClick && state.drag.type === 'draw' && !state.add)
    return withEffects([{ type: 'select', refs: [] }], stay(drawingFrom(state.at, true, input, scene)));
  return { state: { type: 'idle', lastClick: state.at }, effects: click(state, scene) };
}

function startDrag(state: Pressed, input: Movement, scene: Scene): Step {
  const from = toImage(scene.camera, state.at);
  const { drag } = state;
  switch (drag.type) {
    case 'resize': {
      const { handle, target } = drag;
      return dragging({ type: 'resizing', from, handle, origin: target, box: target.box, guides: [] }, input, scene);
    }
    case 'marquee':
      return marquee({ type: 'marquee', from, box: { ...from, width: 0, height: 0 }, caught: [] }, input, scene);
    case 'draw':
      return withEffects(
        [{ type: 'select', refs: [] }],
        dragging(drawingFrom(state.at, false, input, scene), input, scene),
      );
    case 'move': {
      const refs = drag.targets.map(({ ref }) => ref);
      return withEffects(
        refs.length === 1 ? [{ type: 'select', refs }] : [],
        dragging({ type: 'moving', from, origin: drag.targets, boxes: drag.targets, guides: [] }, input, scene),
      );
    }
  }
}

function drawingFrom(at: Pressed['at'], byClicks: boolean, input: Movement, scene: Scene): Drawing {
  const from = startOf(toImage(scene.camera, at), input, scene);
  return { type: 'drawing', from, box: { ...from, width: 0, height: 0 }, byClicks, guides: [] };
}

const withEffects = (first: readonly Effect[], { state, effects }: Step): Step => ({
  state,
  effects: [...first, ...effects],
});

function click(state: Pressed, scene: Scene): readonly Effect[] {
  const at = toImage(scene.camera, state.at);
  const slack = CLICK_SLACK / scene.camera.scale;
  const hits = targetsAt(scene.targets, at, slack);
  // A click on a handle outside its box is a drag that did not happen.
  if (state.drag.type === 'resize' && hits.length === 0) return [];
  if (state.add) return hits[0] === undefined ? [] : [{ type: 'toggle', ref: hits[0].ref }];
  const ghost = ghostAt(scene.ghosts, at, slack, hits.length > 0);
  if (ghost !== null) return [{ type: 'restore', ghost }];
  const { lastClick } = state;
  const samePlace =
    lastClick !== null &&
    Math.abs(lastClick.x - state.at.x) <= SAME_PLACE &&
    Math.abs(lastClick.y - state.at.y) <= SAME_PLACE;
  const taken = clicked(hits, scene.selected[scene.selected.length - 1] ?? null, samePlace);
  return [{ type: 'select', refs: taken === null ? [] : [taken.ref] }];
}
