import type { Action } from '../types';
import { canonical, familyOf } from './combination';

export type KeyFamily = 'Arrows' | 'Digits';

/** The keys an action needs, because its meaning follows from which one was pressed; null = any key will do. */
export function neededFamily({ keys }: Pick<Action, 'keys'>): KeyFamily | null {
  const [first = ''] = keys;
  return first.endsWith('Arrows') ? 'Arrows' : first.endsWith('Digits') ? 'Digits' : null;
}

/** What a press means for an action: the key to keep, or null when it does not fit. */
export function keyFor(action: Pick<Action, 'keys'>, combination: string): string | null {
  const needed = neededFamily(action);
  if (needed === null) return canonical(combination);
  const family = familyOf(combination);
  return family?.endsWith(needed) === true ? family : null;
}
