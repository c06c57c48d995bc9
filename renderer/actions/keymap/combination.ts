/** What is read of a keyboard event. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  getModifierState?(key: string): boolean;
};

const MODIFIER_KEYS = ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn', 'Hyper', 'Super'];

/** Only a modifier was pressed, or the text belongs to an input method: no combination yet. */
export const isUnfinished = ({ key }: Pick<KeyPress, 'key'>): boolean =>
  MODIFIER_KEYS.includes(key) || key === 'Process' || key === 'Unidentified';

const NAMED: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus', '-': 'Minus', '=': 'Plus', Esc: 'Escape' };

/** Signs that are typed with Shift on some keyboards: Shift is not part of their name. */
const SIGNS = ['?', '[', ']', '+', '=', '-', '/', ',', '.', ';', "'"];

/** Signs by their place on a US keyboard: plain and with Shift. For keyboards that write another script. */
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  BracketLeft: ['[', '['],
  BracketRight: [']', ']'],
  Slash: ['/', '?'],
  Period: ['.', '.'],
  Comma: [',', ','],
  Semicolon: [';', ';'],
  Quote: ["'", "'"],
  Minus: ['Minus', 'Minus'],
  Equal: ['Plus', 'Plus'],
  Backquote: ['`', '`'],
  Backslash: ['\\', '\\'],
};

/**
 * The combination of a key press as keymaps name it, e.g. `Mod+Shift+Z`, `Alt+ArrowLeft`, `?`. `Mod` is Ctrl, on macOS Cmd.
 * Letters are those the keyboard writes; where it writes no Latin letter (other scripts, dead keys, Option on macOS), the
 * place of the key counts. The row of digits is a row of digits on every keyboard.
 */
export function combinationOf(press: KeyPress, isMac: boolean): string {
  // AltGr is how a sign is typed, although Windows reports it as Ctrl and Alt.
  const typed = press.getModifierState?.('AltGraph') === true;
  const name = nameOf(press, isMac && press.altKey, typed);
  const sign = SIGNS.includes(press.key) || SIGNS.includes(name) || (isDigit(name) && isDigit(press.key));
  return joined(name, {
    Mod: !typed && (isMac ? press.metaKey : press.ctrlKey),
    Ctrl: isMac && press.ctrlKey,
    Meta: !isMac && press.metaKey,
    Alt: !typed && press.altKey,
    Shift: press.shiftKey && !sign,
  });
}

/** Modifiers in the order of their names in a combination. */
export const MODIFIERS = ['Mod', 'Ctrl', 'Meta', 'Alt', 'Shift'] as const;
type Modifier = (typeof MODIFIERS)[number];

const joined = (name: string, held: Readonly<Record<Modifier, boolean>>): string =>
  [...MODIFIERS.filter((one) => held[one]), name].join('+');

const isDigit = (text: string): boolean => /^\d$/.test(text);

/** @param byPlace whatever is typed, the place of the key counts @param typed AltGr is held */
function nameOf({ key, code, shiftKey }: KeyPress, byPlace: boolean, typed: boolean): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const isSign = SIGNS.includes(key) && key !== '-' && key !== "'" && key !== ';';
  if (
    digit !== undefined &&
    (isDigit(key) || (code.startsWith('Digit') && (byPlace || !((shiftKey || typed) && isSign))))
  )
    return digit;
  const foreign = byPlace || /^\P{ASCII}+$/u.test(key) || key === 'Dead';
  if (foreign) {
    const place = /^Key([A-Z])$/.exec(code)?.[1] ?? PLACES[code]?.[shiftKey ? 1 : 0];
    if (place !== undefined) return place;
  }
  const named = NAMED[key];
  if (named !== undefined) return named;
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : key;
}

/** A combination written by hand or by another version: modifiers in order, letters in capitals. null = it is none. */
export function canonical(text: string): string | null {
  const parts = text.trim().split(/\+(?=.)/);
  const last = parts[parts.length - 1] ?? '';
  const held = parts.slice(0, -1).map((part) => MODIFIERS.find((one) => one.toLowerCase() === part.toLowerCase()));
  if (!/^(?:[\x21-\x7e]|[A-Z][A-Za-z]*\d*)$/.test(last) || held.includes(undefined)) return null;
  const name = NAMED[last] ?? (/^[a-z]$/.test(last) ? last.toUpperCase() : last);
  return [...MODIFIERS.filter((one) => held.includes(one)), name].join('+');
}

/** Keys that mean one thing together: a keymap names them once, and which one it was says the press itself. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|(?<=\+))Arrow(?:Left|Right|Up|Down)$/, 'Arrows'],
  [/(?:^|(?<=\+))\d$/, 'Digits'],
];

/** `Shift+ArrowLeft` -> `Shift+Arrows`, `Mod+3` -> `Mod+Digits`; null for keys that stand alone. */
export function familyOf(combination: string): string | null {
  for (const [pattern, name] of FAMILIES) if (pattern.test(combination)) return combination.replace(pattern, name);
  return null;
}

/** One press would mean both. */
export const overlaps = (a: string, b: string): boolean => a === b || familyOf(a) === b || familyOf(b) === a;
