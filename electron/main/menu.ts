import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { i18n } from 'i18next';
import { MENUS, type MenuEntry, type MenuName } from '../../shared/ipc/menu';
import { acceleratorOf } from './accelerator';
import { log, logFile } from './log';
import type { Send } from './send';

const LINE: MenuItemConstructorOptions = { type: 'separator' };

export interface AppMenu {
  /** Shows the actions of the page; the menu is only built anew when more than ticks and possibilities differ. */
  show(entries: readonly MenuEntry[]): void;
  /** The language may have changed. */
  refresh(): void;
}

/**
 * The application menu in the language of the window. Its items are the page's actions, as the page describes them; what the
 * system does itself (quit, text editing, full screen) stands beside them.
 */
export function createMenu(translator: i18n, send: Send): AppMenu {
  const isMac = process.platform === 'darwin';
  const t = (key: string): string => translator.t(`menu:${key}`) as string;
  let shown: readonly MenuEntry[] = [];

  const run = (id: string, key: string | null) => () => send('app.menu', { action: id, key });
  // In a label of Electron `&` marks the letter that is pressed with Alt.
  const plain = (text: string): string => text.replaceAll('&', '&&');
  const item = (entry: MenuEntry): MenuItemConstructorOptions => {
    const { id, enabled, checked, choices } = entry;
    const common = { id, label: plain(entry.label), enabled };
    if (choices.length > 0)
      return { ...common, submenu: choices.map((one) => ({ label: plain(one.label), click: run(id, one.key) })) };
    const accelerator = acceleratorOf(entry.key, isMac);
    return {
      ...common,
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      ...(checked === null ? {} : { type: 'checkbox' as const, checked }),
      click: run(id, null),
    };
  };

  /** The page's items of a menu, sections parted by lines, then those of the system. */
  const items = (menu: MenuName): MenuItemConstructorOptions[] => {
    const own = shown.filter((entry) => entry.menu === menu);
    const sections = [...new Set(own.map(({ section }) => section))].sort((a, b) => a - b);
    const parts = [
      ...sections.map((section) => own.filter((entry) => entry.section === section).map(item)),
      systemItems(menu, t, isMac),
    ].filter((part) => part.length > 0);
    return parts.flatMap((part, at) => (at === 0 ? part : [LINE, ...part]));
  };

  const build = (): void => {
    const menus = MENUS.map((menu) => ({ label: t(menu), submenu: items(menu) }));
    const template = [...(isMac ? [macMenu(t)] : []), ...menus.filter(({ submenu }) => submenu.length > 0)];
    try {
      Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    } catch (thrown) {
      // A key that Electron does not know must not cost the menu.
      log.error('menu', thrown);
    }
  };

  const update = (): void => {
    const menu = Menu.getApplicationMenu();
    for (const { id, enabled, checked } of shown) {
      const found = menu?.getMenuItemById(id);
      if (!found) continue;
      found.enabled = enabled;
      if (checked !== null) found.checked = checked;
    }
  };

  return {
    show(entries) {
      const same = shapeOf(shown) === shapeOf(entries);
      shown = entries;
      if (same) update();
      else build();
    },
    refresh: build,
  };
}

/** What a menu is built from; the rest can be changed in it. */
const shapeOf = (entries: readonly MenuEntry[]): string =>
  JSON.stringify(entries.map(({ enabled: _enabled, checked, ...shape }) => ({ ...shape, tick: checked !== null })));

/** What the system or the program's shell does. */
function systemItems(menu: MenuName, t: (key: string) => string, isMac: boolean): MenuItemConstructorOptions[] {
  switch (menu) {
    case 'file':
      return isMac ? [] : [{ role: 'quit', label: t('quit') }];
    case 'edit':
      return [
        { role: 'cut', label: t('cut') },
        { role: 'copy', label: t('copy') },
        { role: 'paste', label: t('paste') },
      ];
    case 'view':
      return [
        { role: 'togglefullscreen', label: t('fullScreen') },
        { role: 'toggleDevTools', label: t('developerTools') },
      ];
    case 'help':
      return [
        { label: t('showLog'), click: () => shell.showItemInFolder(logFile()) },
        ...(isMac ? [] : [{ role: 'about' as const, label: t('about') }]),
      ];
    case 'image':
    case 'box':
      return [];
  }
}

const macMenu = (t: (key: string) => string): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [
    { role: 'about', label: t('about') },
    LINE,
    { role: 'hide', label: t('hide') },
    { role: 'hideOthers', label: t('hideOthers') },
    { role: 'unhide', label: t('showAll') },
    LINE,
    { role: 'quit', label: t('quit') },
  ],
});
