import type { MenuChoice, MenuEntry } from '../../shared/ipc/menu';
import { type KeyFamily, neededFamily } from '../actions/keymap/families';
import { actions } from '../actions/registry';
import { call } from '../bridge/bridge';
import { describe, translate, translator } from '../i18n/translator';
import { followChanges } from '../store/changes';
import type { Stores } from '../store/stores';
import { topLayerStore } from '../ui/topLayer';
import { infoStore } from './appInfo';
import { keymapStore } from './keymap';
import { tellFailure } from './toasts';

/** Classes that have a digit. */
const DIGITS = 10;

function choicesOf(needed: KeyFamily | null, { project }: Stores): readonly MenuChoice[] {
  if (needed === null) return [];
  if (needed === 'Arrows')
    return (['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const).map((key) => ({
      key,
      label: translate(`keys:arrow.${key}`),
    }));
  const { classes } = project.getState().document;
  return classes.slice(0, DIGITS).map(({ name }, at) => ({ key: String((at + 1) % DIGITS), label: name }));
}

/** The actions as the application menu shows them now. While a dialog is open, none of them can be done. */
export function menuEntries(stores: Stores): readonly MenuEntry[] {
  const blocked = topLayerStore.getState().dialogs.length > 0;
  const keymap = keymapStore.getState();
  return actions.map((action): MenuEntry => {
    const needed = neededFamily(action);
    const choices = choicesOf(needed, stores);
    return {
      id: action.id,
      ...action.menu,
      label: translate(`actions:${action.id}`),
      key: keymap[action.id][0] ?? '',
      enabled: !blocked && action.enabled(stores) && (needed === null || choices.length > 0),
      checked: action.checked?.(stores) ?? null,
      choices,
    };
  });
}

/** How long changes are gathered before the menu hears of them, in milliseconds. Nobody opens a menu faster. */
const PAUSE = 150;

/**
 * Keeps the application menu in step with keys, language and what can be done.
 * @returns stops
 */
export function followMenu(stores: Stores): () => void {
  let last = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = async (): Promise<void> => {
    timer = undefined;
    const entries = menuEntries(stores);
    const text = JSON.stringify(entries);
    if (text === last) return;
    last = text;
    const reply = await call('app.showMenu', { entries });
    if (!reply.ok) tellFailure(reply.failure, describe);
  };
  const soon = (): void => {
    timer ??= setTimeout(() => void show(), PAUSE);
  };
  const stops = [
    followChanges(stores, soon),
    ...[infoStore, keymapStore, topLayerStore].map((one) => one.subscribe(soon)),
  ];
  translator.on('languageChanged', soon);
  soon();
  return () => {
    clearTimeout(timer);
    translator.off('languageChanged', soon);
    for (const stop of stops) stop();
  };
}
