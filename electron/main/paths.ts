import { join } from 'node:path';
import { app } from 'electron';

/** Built files beside this bundle (`out/main/main.cjs`). */
const out = join(__dirname, '..');

/** Worker scripts and decoder .wasm; in the archive when packaged. */
export const workersDir = join(out, 'workers');
export const preloadFile = join(out, 'preload', 'preload.cjs');
export const pageFile = join(out, 'renderer', 'index.html');
/** Address of the page while it is developed with hot reload. */
export const devUrl = app.isPackaged ? undefined : process.env.RTMLABEL_DEV_URL;

/** Lets tests and side-by-side installations keep their own data. Call before the app is ready. */
export function setupUserData(): void {
  const folder = process.env.RTMLABEL_USER_DATA;
  if (folder !== undefined && folder !== '') app.setPath('userData', folder);
}

export const userData = (...parts: string[]): string => join(app.getPath('userData'), ...parts);
