import type { Target } from './hit';
import { dragging } from './states/dragging';
import { idle } from './states/idle';
import { marquee } from './states/marquee';
import { pressed } from './states/pressed';
import { IDLE, type Panning, type PointerInput, type Scene, type Step, stay, type ToolState } from './types';

/**
 * The pointer tool: (state, input, scene) -> next state and effects. Pure; there is no mode to choose, what a drag does
 * follows from where it starts (see `states/idle.ts`).
 */
export function step(state: ToolState, input: PointerInput, scene: Scene): Step {
  switch (state.type) {
    case 'idle':
      return idle(state, input, scene);
    case 'pressed':
      return pressed(state, input, scene);
    case 'drawing':
    case 'moving':
    case 'resizing':
      return dragging(state, input, scene);
    case 'marquee':
      return marquee(state, input, scene);
    case 'panning':
      return panning(state, input);
  }
}

function panning(state: Panning, input: PointerInput): Step {
  if (input.type === 'down') return stay(state);
  if (input.type === 'cancel') return stay(IDLE);
  const effects = [{ type: 'pan', dx: input.at.x - state.last.x, dy: input.at.y - state.last.y }] as const;
  return { state: input.type === 'up' ? state.after : { ...state, last: input.at }, effects };
}

const NONE: readonly Target[] = [];

/** Boxes that are drawn at another place than the document says while a gesture runs. */
export function liveTargets(state: ToolState): readonly Target[] {
  if (state.type === 'moving') return state.boxes;
  if (state.type === 'resizing') return [{ ref: state.origin.ref, box: state.box }];
  return NONE;
}

/** A gesture draws a frame, or draws or changes a box right now: what Escape takes back. */
export const isDragging = (
  state: ToolState,
): state is Extract<ToolState, { type: 'drawing' | 'moving' | 'resizing' | 'marquee' }> =>
  state.type === 'drawing' || state.type === 'moving' || state.type === 'resizing' || state.type === 'marquee';
