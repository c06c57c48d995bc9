/** Menus of the window, from left to right. */
export const MENUS = ['file', 'edit', 'image', 'box', 'view', 'help'] as const;
export type MenuName = (typeof MENUS)[number];

/** One of several things an action does by key: which arrow, which class. */
export interface MenuChoice {
  /** What is handed to the action, e.g. `ArrowLeft` or `3`. */
  readonly key: string;
  readonly label: string;
}

/** An action of the page as the application menu shows it. The page sends all of them whenever one changes. */
export interface MenuEntry {
  readonly id: string;
  readonly menu: MenuName;
  /** Sections are parted by a line. */
  readonly section: number;
  readonly label: string;
  /** Key as keymaps name it, e.g. `Mod+Shift+Z`; '' = none. The page handles it, the menu only shows it. */
  readonly key: string;
  readonly enabled: boolean;
  /** null = it is neither on nor off. */
  readonly checked: boolean | null;
  /** Not empty: a submenu of these. */
  readonly choices: readonly MenuChoice[];
}
