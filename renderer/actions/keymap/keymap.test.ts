import { expect, test } from 'vitest';
import { actionOfKey, assign, conflictsOf, effectiveKeymap, type KeyChanges, reset, takenFrom } from './keymap';

const actions = [
  { id: 'submit', keys: ['Space', 'Enter'] },
  { id: 'skip', keys: ['S'] },
  { id: 'move', keys: ['Arrows'] },
  { id: 'pickClass', keys: ['Digits'] },
  { id: 'closeProject', keys: [] },
] as const;

const OWN = {
  submit: ['Space', 'Enter'],
  skip: ['S'],
  move: ['Arrows'],
  pickClass: ['Digits'],
  closeProject: [],
};

test.each<[string, readonly KeyChanges[], object]>([
  ['nothing is changed', [{}, {}], OWN],
  ['a preset replaces keys', [{ skip: ['K'] }], { ...OWN, skip: ['K'] }],
  ['the person comes after the preset', [{ skip: ['K'] }, { skip: ['L'] }], { ...OWN, skip: ['L'] }],
  ['no key', [{ skip: [] }], { ...OWN, skip: [] }],
  [
    'a key that is given to one is taken from others',
    [{ skip: ['Enter'] }],
    { ...OWN, skip: ['Enter'], submit: ['Space'] },
  ],
  ['also from a preset', [{ skip: ['K'] }, { closeProject: ['K'] }], { ...OWN, skip: [], closeProject: ['K'] }],
  ['a single arrow takes the arrows', [{ skip: ['ArrowUp'] }], { ...OWN, skip: ['ArrowUp'], move: [] }],
  ['a key named twice goes to the first', [{ skip: ['K'], submit: ['K'] }], { ...OWN, submit: ['K'], skip: [] }],
  ['two exchange their keys', [{ skip: ['Space'], submit: ['S'] }], { ...OWN, skip: ['Space'], submit: ['S'] }],
  ['unknown actions do nothing', [{ gone: ['S'] } as KeyChanges], OWN],
])('%s', (_name, layers, expected) => {
  const keymap = effectiveKeymap(actions, ...layers);
  expect(keymap).toEqual(expected);
  expect(conflictsOf(keymap)).toEqual([]);
});

test.each<[string, KeyChanges, number]>([
  ['none', { submit: ['Space'], skip: ['S'] }, 0],
  ['the same key', { submit: ['S'], skip: ['S'] }, 1],
  ['a digit and the digits', { pickClass: ['Mod+Digits'], skip: ['Mod+1'] }, 1],
  ['other modifiers', { pickClass: ['Mod+Digits'], skip: ['1'] }, 0],
  ['twice in one action', { skip: ['S', 'S'] }, 0],
])('conflicts: %s', (_name, keys, count) => {
  expect(conflictsOf(keys)).toHaveLength(count);
});

test('a key is taken over and comes back on reset', () => {
  const before = effectiveKeymap(actions);
  expect(takenFrom(before, 'skip', 'Space')).toEqual(['submit']);
  const changes = assign({}, 'skip', ['Space']);
  expect(effectiveKeymap(actions, changes)).toEqual({ ...OWN, skip: ['Space'], submit: ['Enter'] });
  expect(effectiveKeymap(actions, reset(changes, 'skip'))).toEqual(OWN);
});

test('what a person gave to one action before is taken from it', () => {
  const changes = assign(assign({}, 'skip', ['K']), 'submit', ['Space', 'K']);
  expect(changes).toEqual({ skip: [], submit: ['Space', 'K'] });
});

test.each([
  ['Space', 'submit'],
  ['ArrowLeft', 'move'],
  ['Shift+ArrowLeft', null],
  ['7', 'pickClass'],
  ['Q', null],
])('%s triggers %s', (key, id) => {
  expect(actionOfKey(effectiveKeymap(actions), key)).toBe(id);
});
