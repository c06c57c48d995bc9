import { expect, test } from 'vitest';
import { asClassId, asImagePath } from '../../../shared/dataset/ids';
import { type Command, type Entry, imageEntry, nameOf, remember } from './entries';
import { find, findEntries, offered } from './find';
import { findImages } from './imageIndex';

const entry = (command: Command, title: string, english: string, more: Partial<Entry> = {}): Entry => ({
  name: nameOf(command),
  command,
  title,
  english,
  alias: '',
  key: '',
  enabled: true,
  ...more,
});

const undo = entry({ kind: 'action', id: 'undo' }, '撤销', 'Undo');
const folder = entry({ kind: 'action', id: 'openFolder' }, '打开文件夹', 'Open folder');
const redo = entry({ kind: 'action', id: 'redo' }, '重做', 'Redo', { enabled: false });
const person = entry({ kind: 'class', id: asClassId(0) }, '类别：person', 'Class: person', { alias: '人' });
const commands = [redo, undo, folder];
const paths = ['a/IMG_0001.jpg', 'a/IMG_0002.jpg', 'b/IMG_0001.png'].map((path) => ({ path: asImagePath(path) }));

test.each([
  ['undo', '撤销', true],
  ['撤销', '撤销', false],
  ['opfol', '打开文件夹', true],
  ['文件', '打开文件夹', false],
])('%s finds %s', (text, title, byEnglish) => {
  const [first] = findEntries(text, commands, 10);
  expect(first).toMatchObject({ entry: { title }, byEnglish });
});

test('what cannot be done now comes after what resembles as much', () => {
  const shown = findEntries('do', commands, 10).map(({ entry: { english } }) => english);
  expect(shown).toEqual(['Undo', 'Redo']);
  expect(findEntries('redo', commands, 10)[0]?.entry).toBe(redo);
  expect(offered(commands, []).at(-1)?.rows.at(-1)?.entry).toBe(redo);
});

test('what was used last comes first, once', () => {
  const [first, second] = offered(commands, [folder.name, 'action:gone', redo.name]);
  expect(first).toMatchObject({ part: 'recent', rows: [{ entry: folder }] });
  expect(second?.rows.map((row) => row.entry)).toEqual([undo, redo]);
});

test('only actions are remembered, newest first', () => {
  const once = remember(['action:undo', 'action:openFolder'], folder.command);
  expect(once).toEqual(['action:openFolder', 'action:undo']);
  expect(remember(once, person.command)).toBe(once);
});

test.each([
  ['0001', ['a/IMG_0001.jpg', 'b/IMG_0001.png']],
  ['b img', ['b/IMG_0001.png']],
  ['.JPG', ['a/IMG_0001.jpg', 'a/IMG_0002.jpg']],
  ['jpg a', ['a/IMG_0001.jpg', 'a/IMG_0002.jpg']],
  ['jpg\0b', []],
  ['xyz', []],
  ['', []],
])('images: %s', (text, expected) => {
  expect(findImages(paths, text, 10)).toEqual(expected);
  expect(findImages(paths, text, 1)).toEqual(expected.slice(0, 1));
});

test('classes are found by their Chinese name too, images by parts of theirs', () => {
  const from = { commands, classes: [person], images: paths };
  const parts = (text: string) =>
    find(text, { ...from, imageEntry: (path) => imageEntry(path, `Go to ${path}`) }).map(({ part }) => part);
  expect(parts('人')).toEqual(['classes']);
  expect(parts('class person')).toEqual(['classes']);
  expect(parts('IMG_0002')).toEqual(['images']);
});
