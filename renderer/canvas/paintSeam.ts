import type { ImagePath } from '../../shared/dataset/ids';
import type { Stores } from '../store/stores';
import { paintedBoxes } from './drawing/painted';

/** One layer of the canvas has just been painted. */
export interface Paint {
  readonly layer: 'picture' | 'boxes' | 'pointer';
  /** The image that is on the canvas. */
  readonly image: ImagePath | null;
  /** Boxes of the image that are not hidden. */
  readonly boxes: number;
}

declare global {
  interface Window {
    /** Set by measurements alone (`npm run bench -- ui`). */
    rtmlabelPainted?: (paint: Paint) => void;
  }
}

/** Tells a measurement what was painted; without one it costs a look at a variable. */
export function tellPainted(layer: Paint['layer'], stores: Stores): void {
  window.rtmlabelPainted?.({
    layer,
    image: stores.view.getState().painted,
    boxes: paintedBoxes(stores).length,
  });
}
