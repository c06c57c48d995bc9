/** What is read of a keyboard event. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const NAMED: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus', '-': 'Minus', '=': 'Plus', Esc: 'Escape' };

/** Signs that are typed with Shift on some keyboards: Shift is not part of their name. */
const SIGNS = ['?', '[', ']', '+', '=', '-'];

/**
 * The combination of a key press as actions name it, e.g. `Mod+Shift+Z`, `Alt+ArrowLeft`, `?`. Letters and digits follow
 * the place of the key when the keyboard writes another script.
 */
export function combinationOf(press: KeyPress): string {
  const key = nameOf(press);
  const shift = press.shiftKey && !SIGNS.includes(press.key);
  const modifiers = [press.ctrlKey || press.metaKey ? 'Mod+' : '', press.altKey ? 'Alt+' : '', shift ? 'Shift+' : ''];
  return modifiers.join('') + key;
}

function nameOf({ key, code }: KeyPress): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && (/^\d$/.test(key) || /^[^\p{ASCII}]$/u.test(key))) return digit;
  const named = NAMED[key];
  if (named !== undefined) return named;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined && !/^\p{ASCII}$/u.test(key)) return letter;
  return key;
}
