import { asAttributeId } from '../../../shared/dataset/ids';
import { toggleFlag } from '../attributes';
import { host } from '../host';
import type { Action, ActionId } from '../types';
import { hasSelection, isOpen } from './conditions';

const flag = (id: ActionId, attribute: string, keys: readonly string[]): Action => ({
  id,
  group: 'box',
  keys,
  menu: { menu: 'box', section: 5 },
  enabled: hasSelection,
  run: (stores) => toggleFlag(stores, asAttributeId(attribute)),
});

/** What is said of boxes. `Q` as in CVAT; the others have no key from the start. */
export const attributeActions: readonly Action[] = [
  flag('toggleOccluded', 'occluded', ['Q']),
  flag('toggleTruncated', 'truncated', []),
  flag('toggleDifficult', 'difficult', []),
  flag('toggleCrowd', 'iscrowd', []),
  {
    id: 'attributes',
    group: 'box',
    keys: [],
    menu: { menu: 'box', section: 5 },
    enabled: isOpen,
    run: () => host().openDialog('attributes'),
  },
];
