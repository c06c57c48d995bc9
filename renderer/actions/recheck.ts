import type { AnnotationId } from '../../shared/dataset/ids';
import { relabel } from '../../shared/editing/commands/relabel';
import type { Kept } from '../../shared/ipc/learning';
import type { Stores } from '../store/stores';
import { newId } from './newId';

/** Ends a second look: its labels replace the first ones, or these stay. */
export function settleRecheck(stores: Stores, kept: Kept): void {
  const { round } = stores.recheck.getState();
  if (round?.phase !== 'comparing') return;
  const { image, first, second, differences } = round;
  if (kept === 'second') {
    const changed = new Map<AnnotationId, (typeof second)[number]>();
    const removed: AnnotationId[] = [];
    const added: (typeof second)[number][] = [];
    for (const one of differences) {
      const [before, after] = [
        'first' in one ? first[one.first] : undefined,
        'second' in one ? second[one.second] : undefined,
      ];
      if (before !== undefined && after !== undefined && one.kind !== 'same') changed.set(before.id, after);
      else if (before !== undefined && after === undefined) removed.push(before.id);
      else if (before === undefined && after !== undefined) added.push(after);
    }
    const boxes = added.map(({ classId, box, attributes }) => ({ id: newId(), classId, box, attributes }));
    stores.project.dispatch(relabel(stores.project.getState().document, { image, changed, removed, added: boxes }));
  }
  stores.recheck.close(kept);
}
