import type { ImagePath } from '../../shared/dataset/ids';
import type { Stores } from './stores';

type Listed = Pick<Stores, 'project' | 'view'>;

/** The images as the list shows them. */
export function orderOf({ project, view }: Listed): readonly ImagePath[] {
  return view.getState().order ?? project.getState().entries.map(({ path }) => path);
}

/** How many images the list shows; asked at every image, so nothing is copied for it. */
export const countOf = ({ project, view }: Listed): number =>
  (view.getState().order ?? project.getState().entries).length;

/** Place of the current image in the list; -1 = it is not in it. */
export function placeOf(stores: Listed): number {
  const { image } = stores.view.getState();
  if (image === null) return -1;
  // Without a filter the place is known; searching 100,000 images at each key would be felt.
  const { order } = stores.view.getState();
  if (order === null) return stores.project.getState().indexOf.get(image) ?? -1;
  // Mostly the person goes on by one.
  const near = [lastPlace, lastPlace + 1, lastPlace - 1].find((at) => order[at] === image);
  lastPlace = near ?? order.indexOf(image);
  return lastPlace;
}

/** Where the last image was found: a hint, never trusted. */
let lastPlace = -1;

/** The image `by` rows further down (negative: up), or null at the end. */
export function imageAt(stores: Listed, by: number): ImagePath | null {
  const { view, project } = stores;
  const place = placeOf(stores);
  // The folder is still being listed, and this image is further down.
  if (place < 0 && !project.getState().complete) return null;
  const at = place + by;
  if (at < 0) return null;
  return (view.getState().order === null ? project.getState().entries[at]?.path : orderOf(stores)[at]) ?? null;
}

/** Images most likely needed next, best first: the following ones, then the one before. */
export function likelyNext(stores: Listed, count: number): readonly ImagePath[] {
  const steps = [...Array.from({ length: count - 1 }, (_, at) => at + 1), -1];
  return steps.flatMap((step) => imageAt(stores, step) ?? []);
}
