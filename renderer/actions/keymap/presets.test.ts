import { expect, test } from 'vitest';
import { KEY_PRESETS } from '../../../shared/ipc/app';
import { actions } from '../registry';
import type { ActionId } from '../types';
import { canonical } from './combination';
import { actionOfKey, conflictsOf, effectiveKeymap, type KeyChanges } from './keymap';
import { PRESETS } from './presets';

const own: KeyChanges = Object.fromEntries(actions.map(({ id, keys }) => [id, keys]));

test('no two actions have the same key of their own', () => {
  expect(conflictsOf(own)).toEqual([]);
});

test.each(KEY_PRESETS)('%s: no conflict, neither in the preset nor in what follows from it', (preset) => {
  expect(conflictsOf(PRESETS[preset])).toEqual([]);
  expect(conflictsOf(effectiveKeymap(actions, PRESETS[preset]))).toEqual([]);
});

test.each(KEY_PRESETS)('%s: keys are written as presses are', (preset) => {
  for (const key of [...Object.values(PRESETS[preset]), ...Object.values(own)].flat()) expect(canonical(key)).toBe(key);
});

/** Actions that have no key from the start; a preset must take away no other action's last key. */
const WITHOUT: readonly ActionId[] = actions.filter(({ keys }) => keys.length === 0).map(({ id }) => id);

test.each(KEY_PRESETS)('%s: every action that has a key keeps one', (preset) => {
  const keymap = effectiveKeymap(actions, PRESETS[preset]);
  const lost = actions.filter(({ id }) => keymap[id].length === 0 && !WITHOUT.includes(id)).map(({ id }) => id);
  expect(lost).toEqual([]);
});

test.each<[(typeof KEY_PRESETS)[number], string, ActionId]>([
  ['rtmlabel', 'Space', 'submit'],
  ['rtmlabel', 'Mod+Enter', 'submit'],
  ['rtmlabel', 'W', 'draw'],
  ['rtmlabel', 'B', 'draw'],
  ['rtmlabel', 'R', 'repeat'],
  ['rtmlabel', 'Mod+K', 'palette'],
  ['rtmlabel', '?', 'keys'],
  ['rtmlabel', 'Alt+Shift+ArrowUp', 'pullEdge'],
  ['labelimg', 'W', 'draw'],
  ['labelimg', 'D', 'next'],
  ['labelimg', 'Space', 'submit'],
  ['labelimg', 'Mod+V', 'repeat'],
  ['labelimg', 'Mod+S', 'save'],
  ['labelimg', 'Mod+Plus', 'actualSize'],
  ['xanylabeling', 'R', 'draw'],
  ['xanylabeling', 'A', 'previous'],
  ['xanylabeling', 'Mod+H', 'hideBoxes'],
  ['xanylabeling', 'Mod+B', 'batch'],
  ['cvat', 'F', 'next'],
  ['cvat', 'D', 'previous'],
  ['cvat', 'N', 'draw'],
  ['cvat', 'Tab', 'nextBox'],
  ['cvat', 'Mod+3', 'pickClass'],
  ['cvat', 'Shift+Delete', 'removeBox'],
  ['labelstudio', 'Mod+Enter', 'submit'],
  ['labelstudio', 'Mod+Space', 'skip'],
  ['labelstudio', 'Mod+ArrowRight', 'next'],
  ['labelstudio', 'R', 'draw'],
  ['labelstudio', 'Alt+.', 'nextBox'],
  ['labelstudio', 'U', 'letGo'],
  ['labelstudio', '4', 'pickClass'],
])('%s: %s is %s', (preset, key, id) => {
  expect(actionOfKey(effectiveKeymap(actions, PRESETS[preset]), key)).toBe(id);
});
