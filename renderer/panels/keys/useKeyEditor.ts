import { useState } from 'react';
import { useStore } from 'zustand';
import type { KeyPreset } from '../../../shared/ipc/app';
import { type KeyFamily, keyFor, neededFamily } from '../../actions/keymap/families';
import { assign, type KeyChanges, reset, takenFrom } from '../../actions/keymap/keymap';
import { actionOf } from '../../actions/registry';
import type { ActionId } from '../../actions/types';
import { infoStore } from '../../shell/appInfo';
import { keepKeys, keymapStore } from '../../shell/keymap';
import { type Recording, withRecorded } from './editing';

/** What a press came to when it could not simply be taken. */
export type Trouble =
  | {
      readonly kind: 'conflict';
      readonly recording: Recording;
      readonly key: string;
      readonly others: readonly ActionId[];
    }
  | { readonly kind: 'family'; readonly id: ActionId; readonly needs: KeyFamily };

/** The state of the key editor and what its buttons do. Every change is kept at once. */
export function useKeyEditor() {
  const keymap = useStore(keymapStore);
  const { preset, changes } = useStore(infoStore, (info) => info.settings.keys);
  const own = changes as KeyChanges;
  const [recording, setRecording] = useState<Recording | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keep = (next: KeyChanges, nextPreset: KeyPreset = preset): void => {
    setRecording(null);
    setTrouble(null);
    keepKeys(nextPreset, next);
  };
  const give = (to: Recording, key: string): void => keep(assign(own, to.id, withRecorded(keymap, to, key)));
  return {
    keymap,
    preset,
    changes: own,
    recording,
    trouble,
    record(next: Recording | null) {
      setRecording(next);
      if (next !== null) setTrouble(null);
    },
    press(combination: string) {
      if (recording === null) return;
      const action = actionOf(recording.id);
      const key = keyFor(action, combination);
      const needs = neededFamily(action);
      if (key === null) {
        if (needs !== null) setTrouble({ kind: 'family', id: recording.id, needs });
        return;
      }
      const others = takenFrom(keymap, recording.id, key);
      if (others.length === 0) give(recording, key);
      else {
        setTrouble({ kind: 'conflict', recording, key, others });
        setRecording(null);
      }
    },
    /** The key goes to the action it was pressed for. */
    takeOver() {
      if (trouble?.kind === 'conflict') give(trouble.recording, trouble.key);
    },
    leave: () => setTrouble(null),
    remove: (id: ActionId, at: number) =>
      keep(
        assign(
          own,
          id,
          keymap[id].filter((_, index) => index !== at),
        ),
      ),
    reset: (id: ActionId) => keep(reset(own, id)),
    resetAll: () => keep({}),
    choose: (next: KeyPreset) => keep(own, next),
  };
}
