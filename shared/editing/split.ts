import type { Diff } from './diff';

/** A diff as several that follow each other, none with more than `most` changes: a line of the journal stays small. */
export function splitDiff(diff: Diff, most: number): readonly Diff[] {
  if (diff.changes.length <= most) return [diff];
  const parts: Diff[] = [];
  for (let from = 0; from < diff.changes.length; from += most)
    parts.push({ ...diff, changes: diff.changes.slice(from, from + most) });
  return parts;
}
