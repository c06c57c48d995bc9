import { expect, test } from 'vitest';
import { keyFor } from '../../actions/keymap/families';
import { effectiveKeymap } from '../../actions/keymap/keymap';
import { findActions, type Searchable, withRecorded } from './editing';

const actions = [
  { id: 'submit', keys: ['Space', 'Enter'] },
  { id: 'skip', keys: ['S'] },
] as const;
const keymap = effectiveKeymap(actions);

test.each([
  ['in place of the second', { id: 'submit', at: 1 }, 'K', ['Space', 'K']],
  ['one more', { id: 'skip', at: null }, 'K', ['S', 'K']],
  ['one that is there already', { id: 'submit', at: 1 }, 'Space', ['Space']],
] as const)('a key is recorded %s', (_name, recording, key, expected) => {
  expect(withRecorded(keymap, recording, key)).toEqual(expected);
});

test.each([
  [['S'], 'Mod+ArrowUp', 'Mod+ArrowUp'],
  [['Arrows'], 'Mod+ArrowUp', 'Mod+Arrows'],
  [['Alt+Arrows'], 'Q', null],
  [['Digits'], 'Shift+4', 'Shift+Digits'],
  [['Digits'], 'ArrowUp', null],
  [[], 'F5', 'F5'],
])('an action with %j takes %s as %s', (keys, pressed, kept) => {
  expect(keyFor({ keys }, pressed)).toBe(kept);
});

const rows: readonly Searchable[] = [
  { id: 'undo', titles: ['撤销', 'Undo'], keys: ['Ctrl+Z'] },
  { id: 'openFolder', titles: ['打开文件夹', 'Open folder'], keys: ['Ctrl+O'] },
  { id: 'zoomToBox', titles: ['缩放到所选框', 'Zoom to the selected box'], keys: ['Z'] },
];

test.each([
  ['', ['undo', 'openFolder', 'zoomToBox']],
  ['z', ['zoomToBox']],
  ['ctrl+z', ['undo']],
  ['ctrl', ['undo', 'openFolder']],
  ['folder', ['openFolder']],
  ['文件夹', ['openFolder']],
  ['qqq', []],
])('%j finds %j', (text, ids) => {
  expect([...findActions(rows, text)]).toEqual(ids);
});
