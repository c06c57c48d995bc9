import type { Stores } from '../../store/stores';
import { classify } from '../boxes';
import type { Action } from '../types';
import { isOpen } from './conditions';

/** Digit key -> class by its place in the list; `0` is the tenth. Selected boxes get it, else it is armed (again: disarmed). */
function pickClass(stores: Stores, key: string): void {
  const digit = /(\d)$/.exec(key)?.[1];
  const { classes } = stores.project.getState().document;
  const chosen = digit === undefined ? undefined : classes[(Number(digit) + 9) % 10];
  if (chosen === undefined) return;
  const { refs, armedClass } = stores.selection.getState();
  if (refs.length > 0) classify(stores, refs, chosen.id);
  else stores.selection.arm(armedClass === chosen.id ? null : chosen.id);
}

/** Which class boxes have. */
export const classActions: readonly Action[] = [
  {
    id: 'pickClass',
    group: 'class',
    keys: ['Digits'],
    menu: { menu: 'box', section: 5 },
    enabled: isOpen,
    run: (stores, key = '') => pickClass(stores, key),
  },
];
