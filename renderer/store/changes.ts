import type { Slice } from './slice';
import type { Stores } from './stores';

/** Something else than these fields has changed. */
const differ = <T extends object>(state: T, before: T, but: readonly (keyof T)[]): boolean =>
  (Object.keys(state) as (keyof T)[]).some((key) => !but.includes(key) && state[key] !== before[key]);

/**
 * Tells when something has changed that may decide what can be done: any slice, but nothing of what follows the mouse.
 * Every movement would ask all actions again, and what they count takes milliseconds on an image with many boxes.
 * @returns stops
 */
export function followChanges({ view, selection, camera: _camera, ...others }: Stores, heard: () => void): () => void {
  const slices = (Object.values(others) as readonly object[]).filter(
    (one): one is Slice<unknown> => 'subscribe' in one,
  );
  const stops = [
    ...slices.map((one) => one.subscribe(heard)),
    view.subscribe((state, before) => {
      if (differ(state, before, ['cursor', 'live'])) heard();
    }),
    selection.subscribe((state, before) => {
      if (differ(state, before, ['hovered'])) heard();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
