import type { BoxRef } from '../store/boxRef';
import type { Stores } from '../store/stores';
import { isLocked } from '../tools/targets';

/**
 * Those of the boxes that may be changed; when none is left it says why. While all boxes are hidden none may: they are shown,
 * and the next press acts.
 */
export function unlocked(stores: Stores, refs: readonly BoxRef[]): readonly BoxRef[] {
  if (refs.length > 0 && stores.view.getState().hidden) {
    stores.view.setHidden(false);
    stores.notices.tell({ kind: 'info', key: 'noticeHiddenBoxes', params: {}, undoable: false });
    return [];
  }
  const free = refs.filter((ref) => !isLocked(stores, ref));
  if (free.length === 0 && refs.length > 0)
    stores.notices.tell({ kind: 'info', key: 'noticeLocked', params: {}, undoable: false });
  return free;
}
