import type { Operator } from './keystrokes';

/** What a hand did, as it was sent to the window. */
export type InputEvent =
  /** A key went down, modifiers too; name as in `KeyboardEvent.key`. */
  | { readonly type: 'key'; readonly key: string }
  /** The mouse went to a place where its button changes or its wheel turns. */
  | { readonly type: 'point'; readonly pixels: number }
  /** A mouse button went down or up. */
  | { readonly type: 'button' };

/** Where the right hand is: the left one stays on its half of the keyboard. */
export type RightHand = 'keys' | 'mouse';

/** Keys under the left hand on a QWERTY keyboard, with the space bar and the modifiers of that side. */
const LEFT_HAND = new Set([
  ...['Escape', 'Tab', 'CapsLock', 'Shift', 'Control', 'Alt', ' ', '`', '1', '2', '3', '4', '5'],
  ...'qwertasdfgzxcvb',
]);

/** The key is pressed by the left hand, so that the right one may stay on the mouse. */
export const isLeftHanded = (key: string): boolean =>
  LEFT_HAND.has(key) || (/^[A-Z]$/.test(key) && LEFT_HAND.has(key.toLowerCase()));

/**
 * Operators of one act, from its log: `M` once, before it; then `K`, `P`, `B` as they come, and `H` whenever the right hand
 * leaves the mouse for a key of its half, or comes back.
 * @param hand where the right hand is before; null = where the act needs it first
 * @returns also where it is afterwards
 */
export function operatorsOfInput(
  events: readonly InputEvent[],
  hand: RightHand | null,
): { readonly operators: readonly Operator[]; readonly hand: RightHand | null } {
  const operators: Operator[] = ['M'];
  let at = hand;
  const needs = (place: RightHand): void => {
    if (at !== null && at !== place) operators.push('H');
    at = place;
  };
  for (const event of events) {
    if (event.type === 'key') {
      if (!isLeftHanded(event.key)) needs('keys');
      operators.push('K');
    } else {
      needs('mouse');
      operators.push(event.type === 'point' ? 'P' : 'B');
    }
  }
  return { operators, hand: at };
}
