import { readFileSync } from 'node:fs';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';

/** Native dialogs. null = the person cancelled. */
export interface Dialogs {
  open(options: OpenDialogOptions): Promise<string | null>;
  /** One or several files. */
  openMany(options: OpenDialogOptions): Promise<readonly string[] | null>;
  save(options: SaveDialogOptions): Promise<string | null>;
}

export function createDialogs(window: () => BrowserWindow | null): Dialogs {
  const prepared = app.isPackaged ? undefined : process.env.RTMLABEL_DIALOG_ANSWERS;
  return prepared === undefined ? native(window) : scripted(prepared);
}

const native = (window: () => BrowserWindow | null): Dialogs => ({
  async open(options) {
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  },
  async openMany(options) {
    const many: OpenDialogOptions = { ...options, properties: ['openFile', 'multiSelections'] };
    const parent = window();
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, many) : dialog.showOpenDialog(many));
    return filePaths.length === 0 ? null : filePaths;
  },
  async save(options) {
    const parent = window();
    const { filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return filePath === undefined || filePath === '' ? null : filePath;
  },
});

/**
 * Answers from a file, in order: native dialogs cannot be driven by end-to-end tests.
 * @param file JSON list of `{ "open": ["/path"] }`, `{ "save": "/path" }` or `{ "cancel": true }`
 */
function scripted(file: string): Dialogs {
  let used = 0;
  const next = (): { readonly open?: readonly string[]; readonly save?: string } =>
    JSON.parse(readFileSync(file, 'utf8'))[used++] ?? {};
  return {
    open: () => Promise.resolve(next().open?.[0] ?? null),
    openMany: () => Promise.resolve(next().open ?? null),
    save: () => Promise.resolve(next().save ?? null),
  };
}
