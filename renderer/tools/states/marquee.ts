import { toImage } from '../../geometry/camera';
import { sameRef } from '../../store/boxRef';
import { drawnBox } from '../gestures';
import { enclosed } from '../hit';
import { IDLE, type Marquee, type PointerInput, type Scene, type Step, stay } from '../types';

/** A frame is being drawn. On `up` the boxes in it join the selection. */
export function marquee(state: Marquee, input: PointerInput, scene: Scene): Step {
  if (input.type === 'cancel') return stay(IDLE);
  if (input.type === 'down') return stay(state);
  const box = drawnBox(state.from, toImage(scene.camera, input.at), scene.image, false);
  const caught = enclosed(scene.targets, box).map(({ ref }) => ref);
  if (input.type === 'move') return stay({ ...state, box, caught });
  const fresh = caught.filter((ref) => !scene.selected.some((one) => sameRef(one, ref)));
  return { state: IDLE, effects: fresh.length === 0 ? [] : [{ type: 'select', refs: [...scene.selected, ...fresh] }] };
}
