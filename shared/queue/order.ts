import type { QueueOrder } from '../project/settings';
import { rankKeys } from './keys';
import type { Outcomes } from './outcomes';
import { type QueueSource, statusOf } from './source';

/** Rows must stay below this: key and row are packed into one float64. */
const MOST_ROWS = 2 ** 21;

/**
 * Rows in the order they should be worked on: those with work first, by their key; then those of which nothing is known;
 * then those that are finished or cannot be read. Equal ones follow the folder.
 * @param rows ascending rows that are in the list
 */
export function orderRows(
  order: QueueOrder,
  descending: boolean,
  rows: Uint32Array,
  source: QueueSource,
  outcomes: Outcomes,
): Uint32Array {
  if (order === 'name') return descending ? rows.slice().reverse() : rows;
  if (source.paths.length > MOST_ROWS) throw new RangeError(`more than ${MOST_ROWS} images`);
  const keys = rankKeys(order, source, outcomes);
  const ranked: number[] = [];
  const unknown: number[] = [];
  const finished: number[] = [];
  for (const row of rows) {
    const status = statusOf(source, row);
    if (status === 'done' || status === 'skipped' || source.isProblem(row)) finished.push(row);
    else if (Number.isNaN(keys[row])) unknown.push(row);
    else ranked.push(row);
  }
  const sorted = sortedByKey(ranked, keys, descending);
  return Uint32Array.from([...sorted, ...unknown, ...finished]);
}

/** Sorting numbers natively is ten times faster than with a comparison: float32 keys in front, the row behind. */
function sortedByKey(rows: readonly number[], keys: Float32Array, descending: boolean): number[] {
  const float = new Float32Array(1);
  const bits = new Uint32Array(float.buffer);
  const packed = Float64Array.from(rows, (row) => {
    // + 0 makes -0 a plain zero, so that both are one key.
    float[0] = (descending ? -(keys[row] as number) : (keys[row] as number)) + 0;
    const raw = bits[0] as number;
    const rising = raw >= 0x80000000 ? 0xffffffff - raw : raw + 0x80000000;
    return rising * MOST_ROWS + row;
  });
  return Array.from(packed.sort(), (one) => one % MOST_ROWS);
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
  const belongs = new Set(wanted);
  const kept = [...shown.subarray(0, at + 2)].filter((row, place) => place >= at || belongs.has(row));
  const fixed = new Set(kept);
  return Uint32Array.from([...kept, ...[...wanted].filter((row) => !fixed.has(row))]);
}
