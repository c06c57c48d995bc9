import { useMemo } from 'react';
import { useStore } from 'zustand';
import { normalisedName } from '../../../shared/dataset/className';
import { COCO_CLASSES } from '../../../shared/detection/cocoClasses';
import { words as english } from '../../../shared/words/en';
import { classify } from '../../actions/boxes';
import { neededFamily } from '../../actions/keymap/families';
import { actions, run } from '../../actions/registry';
import { useWords } from '../../i18n/useWords';
import { keymapStore } from '../../shell/keymap';
import { useStores } from '../../shell/useStores';
import type { Stores } from '../../store/stores';
import { type Command, type Entry, nameOf } from './entries';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
const CHINESE = new Map(COCO_CLASSES.map(({ name, zh }) => [normalisedName(name), zh]));

/** Everything the palette offers but images: commands as they stand now, and the classes of the project. */
export function useEntries(): { readonly commands: readonly Entry[]; readonly classes: readonly Entry[] } {
  const { t } = useWords();
  const stores = useStores();
  const keymap = useStore(keymapStore);
  const classRecords = useStore(stores.project, (state) => state.document.classes);
  const commands = useMemo(
    () =>
      actions
        // Classes stand in the palette by name, and the palette is open already.
        .filter((action) => neededFamily(action) !== 'Digits' && action.id !== 'palette')
        .flatMap((action): readonly Entry[] => {
          const entry = (command: Command, title: string, inEnglish: string): Entry => ({
            name: nameOf(command),
            command,
            title,
            english: inEnglish,
            alias: '',
            key: keymap[action.id][0] ?? '',
            enabled: action.enabled(stores),
          });
          const [title, inEnglish] = [t(`actions:${action.id}`), english.actions[action.id]];
          if (neededFamily(action) === null) return [entry({ kind: 'action', id: action.id }, title, inEnglish)];
          return ARROWS.map((key) => ({
            ...entry(
              { kind: 'action', id: action.id, key },
              t('keys:paletteDirection', { action: title, direction: t(`keys:arrow.${key}`) }),
              `${inEnglish}: ${english.keys[`arrow.${key}`]}`,
            ),
            key: (keymap[action.id][0] ?? '').replace('Arrows', key),
          }));
        }),
    [keymap, stores, t],
  );
  const classes = useMemo(
    () =>
      classRecords.map(({ id, name, color }): Entry => {
        const command: Command = { kind: 'class', id };
        return {
          name: nameOf(command),
          command,
          title: t('keys:paletteClass', { name }),
          english: english.keys.paletteClass.replace('{{name}}', name),
          alias: CHINESE.get(normalisedName(name)) ?? '',
          key: '',
          enabled: true,
          color,
        };
      }),
    [classRecords, t],
  );
  return { commands, classes };
}

/** Does what a row says. */
export function perform(stores: Stores, command: Command): void {
  if (command.kind === 'action') run(command.id, stores, command.key);
  else if (command.kind === 'image') stores.view.show(command.path);
  else {
    const { refs } = stores.selection.getState();
    if (refs.length > 0) classify(stores, refs, command.id);
    else stores.selection.arm(command.id);
  }
}
