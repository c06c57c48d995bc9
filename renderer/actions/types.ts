import type { MenuName } from '../../shared/ipc/menu';
import type { actions as words } from '../../shared/words/en/actions';
import type { Stores } from '../store/stores';

type TitleKey = keyof typeof words;

/** Names of all actions; each has its title under the same key in the `actions` catalogue. */
export type ActionId = Exclude<TitleKey, `${string}.${string}`>;

/** Sections of the key sheet, the key editor and the palette. */
export const ACTION_GROUPS = ['image', 'box', 'class', 'predictions', 'view', 'app'] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** Where an action stands in the application menu; sections are parted by a line, the order in them is the registry's. */
export interface MenuPlace {
  readonly menu: MenuName;
  readonly section: number;
}

/** What a person can trigger from key, menu, palette, button: one object. */
export interface Action {
  readonly id: ActionId;
  readonly group: ActionGroup;
  /**
   * Keys before presets and the person's own changes, e.g. `Mod+Shift+Z`; `Mod` is Ctrl, on macOS Cmd. `Arrows` stands for
   * the four arrow keys, `Digits` for 0 to 9. The first is the one that is shown.
   */
  readonly keys: readonly string[];
  readonly menu: MenuPlace;
  enabled(stores: Stores): boolean;
  /** @param key what was pressed, e.g. `Shift+ArrowLeft`: says which arrow or digit it was */
  run(stores: Stores, key?: string): void;
  /** For what is on or off: shown as a tick. */
  checked?(stores: Stores): boolean;
  /** A held key repeats it; otherwise one press acts once. */
  readonly repeats?: boolean;
}
