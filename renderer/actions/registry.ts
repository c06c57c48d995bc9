// To add an action:
// 1. its title in shared/words/{en,zh-CN}/actions.ts, under its id (a missing one does not compile);
// 2. its object in one of groups/*.ts: keys, when it is enabled, what it does, its place in the menu. Sheet, key
//    editor, palette and menu show it by themselves; a key that another action has is refused by keymap/presets.test.ts;
// 3. a key for it in keymap/presets.ts where another program has one, and the tables of docs/guide/keys*.md anew:
//    npx vitest run renderer/actions/keymap -u
import type { Stores } from '../store/stores';
import { appActions } from './groups/app';
import { attributeActions } from './groups/attributes';
import { boxActions } from './groups/box';
import { canvasActions, selectionActions } from './groups/canvas';
import { classActions } from './groups/class';
import { imageActions } from './groups/image';
import { predictionActions } from './groups/predictions';
import { manyPredictionsActions, queueActions } from './groups/queue';
import { recheckActions } from './groups/recheck';
import { viewActions } from './groups/view';
import type { Action, ActionId } from './types';

/** Every action, in the order of the key sheet. */
export const actions: readonly Action[] = [
  ...imageActions,
  ...queueActions,
  ...boxActions,
  ...selectionActions,
  ...attributeActions,
  ...classActions,
  ...predictionActions,
  ...recheckActions,
  ...manyPredictionsActions,
  ...viewActions,
  ...canvasActions,
  ...appActions,
];

const byId = new Map<string, Action>(actions.map((one) => [one.id, one]));

export const actionOf = (id: ActionId): Action => byId.get(id) as Action;

/**
 * Runs an action by name, when it makes sense now; unknown names (of a menu) do nothing.
 * @param key for actions of arrows and digits: which one is meant
 */
export function run(id: string, stores: Stores, key?: string): void {
  const found = byId.get(id);
  if (found?.enabled(stores) === true) found.run(stores, key);
}
