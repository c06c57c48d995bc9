import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { KeySettings } from '../../shared/ipc/app';
import { effectiveKeymap, type KeyChanges, type Keymap } from '../actions/keymap/keymap';
import { PRESETS } from '../actions/keymap/presets';
import { actions } from '../actions/registry';
import type { ActionId } from '../actions/types';
import { infoStore, updateSettings } from './appInfo';

const keymapOf = ({ preset, changes }: KeySettings): Keymap => effectiveKeymap(actions, PRESETS[preset], changes);

/** The keys of this moment: preset and the person's changes. */
export const keymapStore = createStore<Keymap>(() => keymapOf(infoStore.getState().settings.keys));

infoStore.subscribe(({ settings }, before) => {
  if (settings.keys !== before.settings.keys) keymapStore.setState(keymapOf(settings.keys), true);
});

/** The key of an action that is shown beside it; '' = it has none. */
export const useKey = (id: ActionId): string => useStore(keymapStore, (keymap) => keymap[id][0] ?? '');

/** Shows and keeps the person's keys. */
export const keepKeys = (preset: KeySettings['preset'], changes: KeyChanges): void =>
  void updateSettings({ keys: { preset, changes: changes as KeySettings['changes'] } });
