import { expect, test } from 'vitest';
import { canonical, combinationOf, familyOf, isUnfinished, type KeyPress, overlaps } from './combination';

const press = (key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});
const [shiftKey, altKey, ctrlKey, metaKey] = [true, true, true, true];
const altGr = { ctrlKey, altKey, getModifierState: (one: string) => one === 'AltGraph' };

test.each([
  ['a letter', press('a', 'KeyA'), 'A'],
  ['a letter with caps lock', press('A', 'KeyA'), 'A'],
  ['Shift and a letter', press('N', 'KeyN', { shiftKey }), 'Shift+N'],
  ['Ctrl', press('z', 'KeyZ', { ctrlKey }), 'Mod+Z'],
  ['all modifiers in order', press('K', 'KeyK', { ctrlKey, altKey, shiftKey }), 'Mod+Alt+Shift+K'],
  ['the Windows key is no Ctrl', press('z', 'KeyZ', { metaKey }), 'Meta+Z'],
  ['the space bar', press(' ', 'Space'), 'Space'],
  ['? on a US keyboard', press('?', 'Slash', { shiftKey }), '?'],
  ['? on a German keyboard', press('?', 'Minus', { shiftKey }), '?'],
  ['? on a French keyboard', press('?', 'KeyM', { shiftKey }), '?'],
  ['plus', press('+', 'Equal', { shiftKey }), 'Plus'],
  ['equals is plus', press('=', 'Equal'), 'Plus'],
  ['Ctrl and equals', press('=', 'Equal', { ctrlKey }), 'Mod+Plus'],
  ['an arrow', press('ArrowLeft', 'ArrowLeft', { altKey, shiftKey }), 'Alt+Shift+ArrowLeft'],
  ['a digit', press('3', 'Digit3'), '3'],
  ['a digit of the number pad', press('3', 'Numpad3'), '3'],
  ['the number pad without its lock', press('ArrowDown', 'Numpad2'), 'ArrowDown'],
  ['a digit on a French keyboard', press('é', 'Digit2'), '2'],
  ['a French digit that types a sign', press('&', 'Digit1'), '1'],
  ['a French digit typed with Shift', press('1', 'Digit1', { shiftKey }), '1'],
  ['Shift and a digit on a US keyboard', press('!', 'Digit1', { shiftKey }), 'Shift+1'],
  ['a Russian letter', press('ф', 'KeyA'), 'A'],
  ['Ctrl and a Russian letter', press('я', 'KeyZ', { ctrlKey }), 'Mod+Z'],
  ['a bracket on a Russian keyboard', press('х', 'BracketLeft'), '['],
  ['? on a Russian keyboard types a comma', press(',', 'Slash', { shiftKey }), ','],
  ['a Bopomofo letter', press('ㄇ', 'KeyA'), 'A'],
  ['a Chinese bracket', press('【', 'BracketLeft'), '['],
  ['a Chinese question mark', press('？', 'Slash', { shiftKey }), '?'],
  ['a dead key', press('Dead', 'BracketLeft'), '['],
  ['AltGr types a bracket', press('[', 'Digit8', altGr), '['],
  ['Tab', press('Tab', 'Tab', { shiftKey }), 'Shift+Tab'],
  ['Alt and a sign', press('.', 'Period', { altKey }), 'Alt+.'],
])('%s', (_name, event, combination) => {
  expect(combinationOf(event, false)).toBe(combination);
});

test.each([
  ['Cmd', press('z', 'KeyZ', { metaKey, shiftKey }), 'Mod+Shift+Z'],
  ['Ctrl is its own key', press('a', 'KeyA', { ctrlKey }), 'Ctrl+A'],
  ['Option and a letter types a sign', press('å', 'KeyA', { altKey }), 'Alt+A'],
  ['Option and a dead key', press('Dead', 'KeyE', { altKey }), 'Alt+E'],
  ['Option and a letter that types Latin', press('@', 'KeyL', { altKey }), 'Alt+L'],
  ['Option and a digit', press('¡', 'Digit1', { altKey }), 'Alt+1'],
  ['Option and a sign', press('≥', 'Period', { altKey }), 'Alt+.'],
  ['Option and an arrow', press('ArrowUp', 'ArrowUp', { altKey }), 'Alt+ArrowUp'],
])('macOS: %s', (_name, event, combination) => {
  expect(combinationOf(event, true)).toBe(combination);
});

test.each(['Shift', 'Control', 'AltGraph', 'Process', 'Unidentified'])('%s alone is no combination', (key) => {
  expect(isUnfinished({ key })).toBe(true);
});

test.each([
  ['Shift+ArrowLeft', 'Shift+Arrows'],
  ['ArrowUp', 'Arrows'],
  ['Mod+3', 'Mod+Digits'],
  ['0', 'Digits'],
  ['F3', null],
  ['Arrows', null],
  ['A', null],
])('%s belongs to %s', (key, family) => {
  expect(familyOf(key)).toBe(family);
});

test.each([
  ['A', 'A', true],
  ['Mod+3', 'Mod+Digits', true],
  ['Digits', '7', true],
  ['Digits', 'Mod+Digits', false],
  ['Mod+ArrowLeft', 'Arrows', false],
])('%s and %s overlap: %s', (a, b, expected) => {
  expect(overlaps(a, b)).toBe(expected);
});

test.each([
  ['shift+mod+z', 'Mod+Shift+Z'],
  ['Mod++', 'Mod+Plus'],
  ['?', '?'],
  ['Alt+ArrowLeft', 'Alt+ArrowLeft'],
  ['F12', 'F12'],
  ['Mod+Digits', 'Mod+Digits'],
  ['', null],
  ['Hyper+Q', null],
  ['Mod+', null],
  ['ab', null],
])('%j is written %j', (text, expected) => {
  expect(canonical(text)).toBe(expected);
});
