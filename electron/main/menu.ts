import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { i18n } from 'i18next';
import { logFile } from './log';
import type { Send } from './send';

/** The application menu in the language of the window. Items of the page are its actions: main only names them. */
export function setMenu(translator: i18n, send: Send): void {
  const t = (key: string): string => translator.t(`menu:${key}`) as string;
  const isMac = process.platform === 'darwin';
  /** The page handles the key itself; the menu only shows it. */
  const action = (key: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label: t(key),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => send('app.menu', { action: id }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const file = [
    action('openFolder', 'openFolder', 'CmdOrCtrl+O'),
    action('openModel', 'openModel'),
    action('labelStudio', 'labelStudio', 'CmdOrCtrl+Shift+L'),
    line,
    action('importCoco', 'importCoco'),
    action('exportCoco', 'export', 'CmdOrCtrl+E'),
    line,
    action('closeProject', 'closeProject'),
    ...(isMac ? [] : [line, { role: 'quit' as const, label: t('quit') }]),
  ];
  const edit = [
    action('undo', 'undo', 'CmdOrCtrl+Z'),
    action('redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    line,
    { role: 'cut' as const, label: t('cut') },
    { role: 'copy' as const, label: t('copy') },
    { role: 'paste' as const, label: t('paste') },
  ];
  const view = [
    action('fit', 'fit', 'F'),
    action('zoomIn', 'zoomIn'),
    action('zoomOut', 'zoomOut'),
    action('hideBoxes', 'hideBoxes', 'H'),
    line,
    action('leftPanel', 'toggleLeftPanel'),
    action('rightPanel', 'toggleRightPanel'),
    line,
    { role: 'togglefullscreen' as const, label: t('fullScreen') },
    { role: 'toggleDevTools' as const, label: t('developerTools') },
  ];
  const help = [
    action('keys', 'keys', '?'),
    { label: t('showLog'), click: () => shell.showItemInFolder(logFile()) },
    ...(isMac ? [] : [{ role: 'about' as const, label: t('about') }]),
  ];
  const mac: MenuItemConstructorOptions[] = isMac
    ? [
        {
          label: app.name,
          submenu: [
            { role: 'about', label: t('about') },
            line,
            { role: 'hide', label: t('hide') },
            { role: 'hideOthers', label: t('hideOthers') },
            { role: 'unhide', label: t('showAll') },
            line,
            { role: 'quit', label: t('quit') },
          ],
        },
      ]
    : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      { label: t('file'), submenu: file },
      { label: t('edit'), submenu: edit },
      { label: t('view'), submenu: view },
      { label: t('help'), submenu: help },
    ]),
  );
}
