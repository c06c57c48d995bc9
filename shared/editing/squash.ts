import type { Change, Diff } from './diff';

/**
 * Two diffs that follow each other as one, with the label of the first. Changes of the same annotation that only move it
 * along (no birth, no death) fold into one, so that a hundred nudges stay one change.
 */
export function squash(first: Diff, second: Diff): Diff {
  const changes = [...first.changes];
  for (const change of second.changes) {
    const at = foldable(changes, change);
    const earlier = changes[at];
    if (change.type === 'annotation' && earlier?.type === 'annotation')
      changes[at] = { ...earlier, after: change.after };
    else changes.push(change);
  }
  return { label: first.label, changes };
}

/** Where in `changes` the same annotation was changed in place and nothing of its image's list moved since; -1 = nowhere. */
function foldable(changes: readonly Change[], change: Change): number {
  if (change.type !== 'annotation' || change.before === null || change.after === null) return -1;
  for (let at = changes.length - 1; at >= 0; at--) {
    const earlier = changes[at];
    if (earlier?.type !== 'annotation' || earlier.image !== change.image) continue;
    if (earlier.after === null || earlier.before === null) return -1;
    if (earlier.id === change.id) return at;
  }
  return -1;
}
