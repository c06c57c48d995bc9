import { secondsOf } from '../metrics/keystrokes';
import type { QueueOrder } from '../project/settings';
import { expectedOf, type Outcome, type Outcomes } from './outcomes';
import { eachShown, type QueueSource } from './source';

/** A score this far from its threshold, or farther, is no doubt. */
const DOUBT = 0.2;

const SECONDS = {
  approve: secondsOf('approveAll'),
  reject: secondsOf('deleteBox'),
  edit: secondsOf('tightenEdge'),
  add: secondsOf('addBox'),
};

type Ranked = Exclude<QueueOrder, 'name'>;

/**
 * A number for a row, the smallest comes first. NaN = nothing is known of the row, it comes after all others.
 * @param outcomes what became of predictions so far
 */
export function keyFunction(order: Ranked, source: QueueSource, outcomes: Outcomes): (row: number) => number {
  const isKnown = (row: number): boolean => (source.columns.counts[row] ?? -1) >= 0;
  const known =
    (key: (row: number) => number): ((row: number) => number) =>
    (row) =>
      isKnown(row) ? key(row) : Number.NaN;
  switch (order) {
    case 'lowest':
      return known((row) => lowestScore(source, row));
    case 'uncertain':
      return known((row) => -doubt(source, row));
    case 'disagreement':
      return known((row) => -corrections(source, outcomes, row));
    case 'effort':
      return known((row) => seconds(source, outcomes, row));
    case 'class': {
      const place = new Map(source.classes.map(({ id }, at) => [id, at]));
      return (row) => mainClass(source, place, row);
    }
  }
}

/** NaN where nothing is shown: no box is no weak box. */
function lowestScore(source: QueueSource, row: number): number {
  let lowest = Number.NaN;
  eachShown(source, row, (_, score) => {
    lowest = lowest < score ? lowest : score;
  });
  return lowest;
}

/** How many boxes, shown or just not shown, could as well be otherwise; one at its threshold counts as 1. */
function doubt({ columns, thresholds, recordOf }: QueueSource, row: number): number {
  if (recordOf(row)?.status === 'done') return 0;
  const start = columns.starts[row] as number;
  const end = start + (columns.counts[row] as number);
  let sum = 0;
  for (let at = start; at < end; at++) {
    if (columns.judged[at] === 1) continue;
    const threshold = thresholds[columns.labels[at] as number] ?? Number.POSITIVE_INFINITY;
    const distance = Math.abs((columns.scores[at] as number) - threshold);
    if (distance < DOUBT) sum += 1 - distance / DOUBT;
  }
  return sum;
}

const outcomeOf = ({ bridge }: QueueSource, outcomes: Outcomes, label: number): Outcome | undefined => {
  const id = bridge[label]?.classId ?? null;
  return id === null ? undefined : outcomes.get(id);
};

/** Boxes that will be rejected, changed or drawn, going by what the person did in submitted images. */
function corrections(source: QueueSource, outcomes: Outcomes, row: number): number {
  let sum = 0;
  eachShown(source, row, (label, score) => {
    const { reject, edit, add } = expectedOf(outcomeOf(source, outcomes, label), score);
    sum += reject + edit + add;
  });
  return sum;
}

/** Seconds until the image is submitted. */
function seconds(source: QueueSource, outcomes: Outcomes, row: number): number {
  let sum = SECONDS.approve;
  eachShown(source, row, (label, score) => {
    const { reject, edit, add } = expectedOf(outcomeOf(source, outcomes, label), score);
    sum += reject * SECONDS.reject + edit * SECONDS.edit + add * SECONDS.add;
  });
  return sum;
}

/** Place of the class with most boxes, shown predictions and annotations together; NaN without any. The earlier class wins a tie. */
function mainClass(source: QueueSource, place: ReadonlyMap<number, number>, row: number): number {
  const counts = new Map<number, number>();
  const add = (id: number | null | undefined): void => {
    const at = id === null || id === undefined ? undefined : place.get(id);
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  };
  for (const { classId } of source.recordOf(row)?.annotations ?? []) add(classId);
  eachShown(source, row, (label) => add(source.bridge[label]?.classId));
  let [best, most] = [Number.NaN, 0];
  for (const [at, count] of counts)
    if (count > most || (count === most && at < best)) {
      best = at;
      most = count;
    }
  return best;
}
