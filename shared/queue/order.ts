import type { QueueOrder } from '../project/settings';
import { type QueueSource, statusOf } from './source';

/**
 * Rows in the order they should be worked on: those with work first, by their key; then those of which nothing is known;
 * then those that are finished or cannot be read. Equal ones follow the folder.
 * @param rows ascending rows that are in the list
 * @param keys per row, of `keyFunction`; not looked at for the order by name
 */
export function orderRows(
  order: QueueOrder,
  descending: boolean,
  rows: Uint32Array,
  source: QueueSource,
  keys: Float32Array,
): Uint32Array {
  if (order === 'name') return descending ? rows.slice().reverse() : rows;
  const isFinished = (row: number): boolean => {
    const status = statusOf(source, row);
    return status === 'done' || status === 'skipped' || source.isProblem(row);
  };
  const finished = rows.filter(isFinished);
  const open = finished.length === 0 ? rows : rows.filter((row) => !isFinished(row));
  const unknown = open.filter((row) => Number.isNaN(keys[row]));
  const known = unknown.length === 0 ? open : open.filter((row) => !Number.isNaN(keys[row]));
  const ordered = new Uint32Array(rows.length);
  ordered.set(sortedByKey(known, keys, descending));
  ordered.set(unknown, known.length);
  ordered.set(finished, open.length);
  return ordered;
}

/** Keys are sorted by so many bits at a time. */
const DIGIT = 16;

/** Sorts by the bits of the keys, half by half: many times faster than comparing, and equal ones keep their order. */
function sortedByKey(rows: Uint32Array, keys: Float32Array, descending: boolean): Uint32Array {
  const floats = new Float32Array(rows.length);
  // + 0 makes -0 a plain zero, so that both are one key.
  for (let at = 0; at < rows.length; at++) {
    const key = keys[rows[at] as number] as number;
    floats[at] = (descending ? -key : key) + 0;
  }
  const rising = new Uint32Array(floats.buffer);
  // As whole numbers negative floats stand behind the others, and the wrong way round.
  for (let at = 0; at < rising.length; at++) {
    const bits = rising[at] as number;
    rising[at] = bits >= 0x80000000 ? ~bits : bits | 0x80000000;
  }
  let places = Uint32Array.from(rows, (_, at) => at);
  for (const shift of [0, DIGIT]) places = sortedByDigit(places, rising, shift);
  return places.map((place) => rows[place] as number);
}

function sortedByDigit(places: Uint32Array, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const digitOf = (place: number): number => ((keys[place] as number) >>> shift) & (2 ** DIGIT - 1);
  /** Where the next one of a digit goes. */
  const next = new Uint32Array(2 ** DIGIT + 1);
  for (const place of places) (next[digitOf(place) + 1] as number)++;
  for (let digit = 1; digit < next.length; digit++) (next[digit] as number) += next[digit - 1] as number;
  const sorted = new Uint32Array(places.length);
  for (const place of places) {
    const digit = digitOf(place);
    sorted[next[digit] as number] = place;
    (next[digit] as number)++;
  }
  return sorted;
}

/**
 * A new order for a list a person is working through: what lies behind, the image they are on and the one they go to next
 * stay where they are; the rest follows the new order. Rows that are no longer wanted leave, but for these two.
 * @param shown the list as it stands, rows
 * @param at place of the person in it; -1 = they are not in it: everything is new
 * @param wanted rows that belong into the list, in their new order
 */
export function reorderAhead(shown: Uint32Array, at: number, wanted: Uint32Array): Uint32Array {
  if (at < 0) return wanted;
  let top = 0;
  for (const row of shown) top = Math.max(top, row);
  for (const row of wanted) top = Math.max(top, row);
  /** 1 = belongs into the list, 2 = has its place already. */
  const state = new Uint8Array(top + 1);
  for (const row of wanted) state[row] = 1;
  const next = new Uint32Array(wanted.length + 2);
  let length = 0;
  for (let place = 0; place < Math.min(shown.length, at + 2); place++) {
    const row = shown[place] as number;
    if (place < at && state[row] !== 1) continue;
    state[row] = 2;
    next[length++] = row;
  }
  for (const row of wanted) if (state[row] === 1) next[length++] = row;
  return next.slice(0, length);
}
