import { expect, test } from 'vitest';
import { combinationOf, type KeyPress } from './keys';
import { actionByKey, actions } from './registry';

const press = (key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});
const shiftKey = true;

test.each([
  [press('a', 'KeyA'), 'A'],
  [press('z', 'KeyZ', { ctrlKey: true }), 'Mod+Z'],
  [press('Z', 'KeyZ', { metaKey: true, shiftKey }), 'Mod+Shift+Z'],
  [press(' ', 'Space'), 'Space'],
  [press('?', 'Slash', { shiftKey }), '?'],
  [press('?', 'Minus', { shiftKey }), '?'],
  [press('+', 'Equal', { shiftKey }), 'Plus'],
  [press('=', 'Equal'), 'Plus'],
  [press('ArrowLeft', 'ArrowLeft', { altKey: true, shiftKey }), 'Alt+Shift+ArrowLeft'],
  [press('3', 'Digit3'), '3'],
  [press('3', 'Numpad3'), '3'],
  [press('ф', 'KeyA'), 'A'],
  [press('ㄇ', 'KeyA'), 'A'],
  [press('é', 'Digit2'), '2'],
  [press('Tab', 'Tab', { shiftKey }), 'Shift+Tab'],
])('%j is %s', (event, combination) => {
  expect(combinationOf(event)).toBe(combination);
});

test('no two actions share a key', () => {
  const keys = actions.flatMap((action) => action.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ['Space', 'submit'],
  ['X', 'removeBox'],
  ['Mod+Y', 'redo'],
  ['F9', undefined],
])('%s triggers %s', (key, id) => {
  expect(actionByKey(key)?.id).toBe(id);
});
