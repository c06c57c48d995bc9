import type { actions as words } from '../../shared/words/en/actions';
import type { Stores } from '../store/stores';

type TitleKey = keyof typeof words;

/** Names of all actions; each has its title under the same key in the `actions` catalogue. */
export type ActionId = Exclude<TitleKey, `group.${string}` | `key.${string}`>;

export type ActionGroup = 'image' | 'box' | 'class' | 'view' | 'project';

/** What a person can trigger from key, menu, button: one object. */
export interface Action {
  readonly id: ActionId;
  readonly group: ActionGroup;
  /** E.g. `Mod+Shift+Z`; `Mod` is Ctrl, on macOS Cmd. The first is the one that is shown. */
  readonly keys: readonly string[];
  enabled(stores: Stores): boolean;
  /** @param key the combination that triggered it, for actions that have several meanings by key */
  run(stores: Stores, key?: string): void;
}
