import type { ImagePath } from '../../shared/dataset/ids';
import type { ViewSlice } from './view';

/** A pause longer than this counts as this much: the person was elsewhere. Milliseconds. */
const LONGEST_PAUSE = 60_000;

/** How long a person has looked at each image since it was last submitted. Kept while the project is open. */
export interface Attention {
  /** Seconds spent on the image, and begins anew. */
  take(image: ImagePath): number;
  /** The person did something: moved, clicked, typed. */
  sign(): void;
}

/**
 * Counts the time between showing an image and leaving it, over all visits. Each stretch without a sign of life counts at
 * most a minute.
 * @param now milliseconds; tests bring their own clock
 */
export function createAttention(view: ViewSlice, now: () => number = () => performance.now()): Attention {
  const spent = new Map<ImagePath, number>();
  let image = view.getState().image;
  let last = now();

  const sign = (): void => {
    const moment = now();
    if (image !== null) spent.set(image, (spent.get(image) ?? 0) + Math.min(moment - last, LONGEST_PAUSE));
    last = moment;
  };
  view.subscribe((state) => {
    if (state.image === image) return;
    sign();
    image = state.image;
    // The project is left: images of the next one may have the same names.
    if (image === null) spent.clear();
  });
  return {
    sign,
    take(wanted) {
      sign();
      const milliseconds = spent.get(wanted) ?? 0;
      spent.delete(wanted);
      return milliseconds / 1000;
    },
  };
}
