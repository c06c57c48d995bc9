import { inSight, minimapScale } from '../../geometry/minimap';
import { refKey } from '../../store/boxRef';
import type { Stores } from '../../store/stores';
import { paintedBoxes } from '../drawing/painted';
import { CV } from '../drawing/style';

/** A box that is smaller than this on the map is a dot of this size, CSS pixels. */
const DOT = 3;

/** Paints boxes and the part in sight over the small picture; `context` is scaled to CSS pixels. */
export function paintMinimap(context: CanvasRenderingContext2D, stores: Stores): void {
  const camera = stores.camera.getState();
  const { image, viewport } = camera;
  const scale = minimapScale(image);
  const [width, height] = [image.width * scale, image.height * scale];
  context.clearRect(0, 0, width, height);
  const seen = inSight(camera, image, viewport);
  const [x, y] = [seen.x * scale, seen.y * scale];
  const [w, h] = [Math.max(seen.width * scale, DOT), Math.max(seen.height * scale, DOT)];
  // Everything that is out of sight is darker.
  context.fillStyle = 'rgba(11, 13, 18, 0.5)';
  context.beginPath();
  context.rect(0, 0, width, height);
  context.rect(x, y, w, h);
  context.fill('evenodd');
  if (!stores.view.getState().hidden) paintBoxes(context, stores, scale);
  context.strokeStyle = CV.ink;
  context.lineWidth = 3;
  context.strokeRect(x, y, w, h);
  context.strokeStyle = CV.white;
  context.lineWidth = 1.5;
  context.strokeRect(x, y, w, h);
}

function paintBoxes(context: CanvasRenderingContext2D, stores: Stores, scale: number): void {
  const selected = new Set(stores.selection.getState().refs.map(refKey));
  for (const { ref, box, look } of paintedBoxes(stores)) {
    const [w, h] = [box.width * scale, box.height * scale];
    if (Math.max(w, h) < DOT) {
      context.fillStyle = look.hex;
      context.fillRect(box.x * scale + w / 2 - DOT / 2, box.y * scale + h / 2 - DOT / 2, DOT, DOT);
      continue;
    }
    context.strokeStyle = look.hex;
    context.lineWidth = selected.has(refKey(ref)) ? 2 : 1;
    context.strokeRect(box.x * scale, box.y * scale, w, h);
  }
}
