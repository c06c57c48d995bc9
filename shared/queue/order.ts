import type { QueueOrder } from '../project/settings';
import { type QueueSource, statusOf } from './source';

/** Rows must stay below this: key and row are packed into one float64. */
const MOST_ROWS = 2 ** 21;

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
  if (source.paths.length > MOST_ROWS) throw new RangeError(`more than ${MOST_ROWS} images`);
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

/** Sorting numbers natively is ten times faster than with a comparison: float32 keys in front, the row behind. */
function sortedByKey(rows: Uint32Array, keys: Float32Array, descending: boolean): Uint32Array {
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  const packed = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    // + 0 makes -0 a plain zero, so that both are one key.
    float[0] = (descending ? -(keys[row] as number) : (keys[row] as number)) + 0;
    const raw = bits[0] as number;
    const rising = raw >= 0x80000000 ? 0xffffffff - raw : raw + 0x80000000;
    packed[at] = rising * MOST_ROWS + row;
  }
  return Uint32Array.from(packed.sort(), (one) => one % MOST_ROWS);
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
