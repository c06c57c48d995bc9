import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the window keeps models, settings, and projects of folders it cannot write (Electron's `userData`). */
export function appData(): string {
  const { RTMLABEL_USER_DATA, APPDATA, XDG_CONFIG_HOME } = process.env;
  if (RTMLABEL_USER_DATA) return RTMLABEL_USER_DATA;
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'RTMLabel');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'RTMLabel');
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'RTMLabel');
}

/** Built worker scripts beside this bundle. */
export const workersDir = join(__dirname, '..', 'workers');

/** Where files lie that come with the program: the resources of a package (Electron has them), then the source tree. */
export function programRoots(): readonly string[] {
  const resources = (process as { readonly resourcesPath?: string }).resourcesPath;
  return [...(resources === undefined ? [] : [resources]), join(__dirname, '..', '..')];
}
