import type { Change, Diff } from './diff';

/** The diff that takes this one back: `apply(apply(d, diff), invert(diff))` equals `d`. */
export const invert = (diff: Diff): Diff => ({ label: diff.label, changes: diff.changes.map(swapped).reverse() });

function swapped(change: Change): Change {
  switch (change.type) {
    case 'annotation':
      return { ...change, before: change.after, after: change.before };
    case 'rejection':
      return { ...change, before: change.after, after: change.before };
    case 'status':
      return { ...change, before: change.after, after: change.before };
    case 'classes':
      return { ...change, before: change.after, after: change.before };
    case 'bridge':
      return { ...change, before: change.after, after: change.before };
    case 'attributes':
      return { ...change, before: change.after, after: change.before };
    case 'imageAttributes':
      return { ...change, before: change.after, after: change.before };
    case 'seconds':
      return { ...change, before: change.after, after: change.before };
  }
}
