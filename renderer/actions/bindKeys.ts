import type { Stores } from '../store/stores';
import { combinationOf, isUnfinished } from './keymap/combination';
import { actionOfKey, type Keymap } from './keymap/keymap';
import { actionOf } from './registry';
import { spaceKey } from './space';

/** Keys that do what they always do while a control has the focus. */
const OF_CONTROLS = ['Space', 'Enter', 'Tab', 'Shift+Tab', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

const TABS = ['Tab', 'Shift+Tab'];

const isMac = navigator.platform.startsWith('Mac');

/** Keys with Ctrl that belong to a text while one is typed. */
const OF_TEXTS = ['A', 'C', 'V', 'X', 'Y', 'Z', 'Shift+Z'].map((key) => `Mod+${key}`);

/**
 * Keys of the labelling window. Text fields keep their keys but Ctrl+Enter and those of the program, as Ctrl+K; other
 * controls keep those that operate them; an open dialog keeps all.
 * @param keymap the keys of this moment
 * @returns stops listening
 */
export function bindKeys(stores: Stores, target: Window, keymap: () => Keymap): () => void {
  const act = (key: string, held: boolean): boolean => {
    const id = actionOfKey(keymap(), key);
    if (id === null) return false;
    const action = actionOf(id);
    // Where there are no boxes, as on the start page, Tab goes from control to control.
    if (TABS.includes(key) && !action.enabled(stores)) return false;
    // A held key must not submit one image after the other.
    if ((!held || action.repeats === true) && action.enabled(stores)) action.run(stores, key);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isUnfinished(event) || hasDialog(target.document)) return;
    const key = combinationOf(event, isMac);
    if (isKept(event.target, key, keymap())) return;
    if (key === 'Space') {
      event.preventDefault();
      spaceKey.press();
      return;
    }
    if (act(key, event.repeat)) event.preventDefault();
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && spaceKey.release()) act('Space', false);
  };
  const onBlur = (): void => void spaceKey.release();
  target.addEventListener('keydown', onKeyDown);
  target.addEventListener('keyup', onKeyUp);
  target.addEventListener('blur', onBlur);
  return () => {
    target.removeEventListener('keydown', onKeyDown);
    target.removeEventListener('keyup', onKeyUp);
    target.removeEventListener('blur', onBlur);
  };
}

const hasDialog = (document: Document): boolean => document.querySelector('dialog[open]') !== null;

const isOfProgram = (key: string, keymap: Keymap): boolean => {
  const writesNothing = (key.startsWith('Mod+') && !OF_TEXTS.includes(key)) || /^(Shift\+)?F\d+$/.test(key);
  const id = writesNothing ? actionOfKey(keymap, key) : null;
  return id !== null && actionOf(id).group === 'app';
};

function isKept(target: EventTarget | null, key: string, keymap: Keymap): boolean {
  if (!(target instanceof Element)) return false;
  if (
    target.closest('input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, [contenteditable=true]')
  )
    return key !== 'Mod+Enter' && !isOfProgram(key, keymap);
  const control = target.closest('button, a, select, input, [role=menu], [role=slider], [role=separator]');
  return control !== null && OF_CONTROLS.includes(key);
}
