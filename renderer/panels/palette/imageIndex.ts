import type { ImagePath } from '../../../shared/dataset/ids';

type Listed = readonly { readonly path: ImagePath }[];

/** All paths as one small-letter text, and where each begins: looking through it is one search of the engine's own. */
interface Index {
  readonly text: string;
  readonly starts: Uint32Array;
}

/** No file name contains it. */
const SEPARATOR = '\0';

const indexes = new WeakMap<Listed, Index>();

function indexOf(images: Listed): Index {
  const known = indexes.get(images);
  if (known !== undefined) return known;
  const starts = new Uint32Array(images.length);
  const parts = images.map(({ path }) => path.toLowerCase());
  let at = 0;
  parts.forEach((part, index) => {
    starts[index] = at;
    at += part.length + SEPARATOR.length;
  });
  const index = { text: parts.join(SEPARATOR), starts };
  indexes.set(images, index);
  return index;
}

/** The image whose path covers a place of the text. */
function imageAt(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Images in whose path every word of the text stands, in the order of the folder; at most `limit`. The index over a list is
 * made at its first search.
 */
export function findImages(images: Listed, text: string, limit: number): readonly ImagePath[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: ImagePath[] = [];
  if (words.length === 0 || text.includes(SEPARATOR)) return found;
  const { text: all, starts } = indexOf(images);
  const places = words.map(() => -1);
  // The next image that has a word; the words take turns in leaping ahead until they meet.
  const nextWith = (word: string, at: number, from: number): number => {
    if ((places[at] ?? -1) < from) places[at] = all.indexOf(word, from);
    const place = places[at] ?? -1;
    return place < 0 ? images.length : imageAt(starts, place);
  };
  for (let image = 0; image < images.length && found.length < limit; ) {
    const from = starts[image] ?? 0;
    const furthest = Math.max(...words.map((word, at) => nextWith(word, at, from)));
    const path = images[image]?.path;
    if (furthest === image && path !== undefined) found.push(path);
    image = furthest === image ? image + 1 : furthest;
  }
  return found;
}
