import { boxToScreen, toImage } from '../../geometry/camera';
import { sameRef } from '../../store/boxRef';
import { type Handle, handleAt } from '../handles';
import { type Target, targetsAt } from '../hit';
import { IDLE, type Idle, type PointerInput, type Pressed, type Scene, type Step, stay } from '../types';

/** Screen pixels around a box that still count as the box. */
export const CLICK_SLACK = 4;

/** Nothing is held down. */
export function idle(state: Idle, input: PointerInput, scene: Scene): Step {
  if (input.type !== 'down') return stay(state);
  if (input.means === 'pan') return stay({ type: 'panning', last: input.at, after: IDLE });
  return stay({
    type: 'pressed',
    at: input.at,
    add: input.held.shift || input.held.ctrl,
    lastClick: state.lastClick,
    drag: dragFrom(input.at, input.held.shift, scene),
  });
}

/**
 * What a drag that starts here would do: handles of the selection; with Shift a frame that selects, wherever it starts;
 * then moving a selected box, then drawing or moving.
 */
function dragFrom(at: Pressed['at'], shift: boolean, scene: Scene): Pressed['drag'] {
  const grabbed = grabbedHandle(at, scene);
  if (grabbed !== null) return { type: 'resize', ...grabbed };
  if (shift) return { type: 'marquee' };
  const hits = targetsAt(scene.targets, toImage(scene.camera, at), CLICK_SLACK / scene.camera.scale);
  const isSelected = (target: Target): boolean => scene.selected.some((ref) => sameRef(ref, target.ref));
  if (hits.some(isSelected)) return { type: 'move', targets: scene.targets.filter(isSelected) };
  const [smallest] = hits;
  return scene.armed || smallest === undefined ? { type: 'draw' } : { type: 'move', targets: [smallest] };
}

/** The handle or edge of the selected box under the pointer. Several selected boxes have no handles. */
export function grabbedHandle(at: Pressed['at'], scene: Scene): { target: Target; handle: Handle } | null {
  const [ref, another] = scene.selected;
  if (ref === undefined || another !== undefined) return null;
  const target = scene.targets.find((one) => sameRef(one.ref, ref));
  if (target === undefined) return null;
  const handle = handleAt(boxToScreen(scene.camera, target.box), at);
  return handle === null ? null : { target, handle };
}
