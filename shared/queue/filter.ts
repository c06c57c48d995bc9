import { NO_FILTER, type QueueFilter, type Range } from '../project/settings';
import { eachShown, type QueueSource, statusOf } from './source';

/** Nothing is filtered. */
export const isOpenFilter = (filter: QueueFilter): boolean =>
  filter.text.trim() === '' &&
  filter.status === null &&
  filter.classId === null &&
  filter.boxes === null &&
  filter.score === null;

/** The filter without one of its parts. */
export const withoutPart = (filter: QueueFilter, part: keyof QueueFilter): QueueFilter => ({
  ...filter,
  [part]: NO_FILTER[part],
});

const inRange = (value: number, { least, most }: Range): boolean =>
  (least === null || value >= least) && (most === null || value <= most);

/** Whether a row passes every part of the filter. */
export function rowFilter(source: QueueSource, filter: QueueFilter): (row: number) => boolean {
  const text = filter.text.trim().toLowerCase();
  return (row) =>
    (text === '' || (source.paths[row] as string).toLowerCase().includes(text)) &&
    fitsStatus(source, filter, row) &&
    fitsBoxes(source, filter, row);
}

function fitsStatus(source: QueueSource, { status }: QueueFilter, row: number): boolean {
  if (status === null) return true;
  // An image that cannot be read counts as that, not as unseen.
  if (status === 'problem') return source.isProblem(row);
  return !source.isProblem(row) && statusOf(source, row) === status;
}

/** @returns false also for boxes or scores of an image of which nothing is known */
function fitsBoxes(source: QueueSource, { classId, boxes, score }: QueueFilter, row: number): boolean {
  if (classId === null && boxes === null && score === null) return true;
  const record = source.recordOf(row);
  const known = record !== undefined || (source.columns.counts[row] ?? -1) >= 0;
  let count = 0;
  let [hasClass, hasScore] = [classId === null, score === null];
  const look = (id: number | null | undefined, value: number | null): void => {
    count++;
    if (id === classId) hasClass = true;
    if (score !== null && value !== null && inRange(value, score)) hasScore = true;
  };
  for (const { classId: id, provenance } of record?.annotations ?? [])
    look(id, 'origin' in provenance ? provenance.origin.score : null);
  eachShown(source, row, (label, value) => look(source.bridge[label]?.classId, value));
  return known && hasClass && hasScore && (boxes === null || inRange(count, boxes));
}
