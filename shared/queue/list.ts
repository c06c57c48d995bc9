import type { ClassId } from '../dataset/ids';
import type { QueueFilter, QueueOrder } from '../project/settings';
import { rowFilter } from './filter';
import { keyFunction } from './keys';
import { orderRows } from './order';
import { addOutcomes, type OutcomeCounts } from './outcomes';
import type { QueueSource } from './source';

export interface ListRequest {
  readonly order: QueueOrder;
  readonly descending: boolean;
  readonly filter: QueueFilter;
  /** Row that stays among others even when it does not pass the filter: the image a person is on; -1 = none. */
  readonly here: number;
}

/** Rows between two breaks: about a millisecond. */
const STRIDE = 1_000;

/**
 * Rows of the list, filtered and ordered. Takes breaks, so that the caller can let other work through: 100,000 images are
 * too much for one go while a person types.
 */
export function* listRows(source: QueueSource, request: ListRequest): Generator<undefined, Uint32Array, undefined> {
  const { order, descending, filter, here } = request;
  const outcomes: OutcomeCounts = new Map();
  const count = source.paths.length;
  if (order === 'disagreement' || order === 'effort') {
    const classes = new Map<string, ClassId | null>(
      source.bridge.map(({ modelClass, classId }) => [modelClass, classId]),
    );
    for (let row = 0; row < count; row++) {
      const record = source.recordOf(row);
      if (record !== undefined) addOutcomes(outcomes, record, (name) => classes.get(name) ?? null);
      if (row % STRIDE === STRIDE - 1) yield;
    }
  }
  const fits = rowFilter(source, filter);
  const keyOf = order === 'name' ? null : keyFunction(order, source, outcomes);
  const rows = new Uint32Array(count);
  const keys = new Float32Array(count);
  let listed = 0;
  let passing = 0;
  for (let row = 0; row < count; row++) {
    if (row % STRIDE === STRIDE - 1) yield;
    const passes = fits(row);
    if (passes) passing++;
    else if (row !== here) continue;
    rows[listed++] = row;
    if (keyOf !== null) keys[row] = keyOf(row);
  }
  yield;
  return orderRows(order, descending, rows.slice(0, passing === 0 ? 0 : listed), source, keys);
}

/** The rows in one go. */
export function listRowsAtOnce(source: QueueSource, request: ListRequest): Uint32Array {
  const work = listRows(source, request);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
