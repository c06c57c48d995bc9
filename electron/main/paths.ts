import { join } from 'node:path';
import { app } from 'electron';

/** Built files beside this bundle (`out/main/main.cjs`). */
const out = join(__dirname, '..');

/** Worker scripts and decoder .wasm; in the archive when packaged. */
export const workersDir = join(out, 'workers');
export const preloadFile = join(out, 'preload', 'preload.cjs');
export const pageFile = join(out, 'renderer', 'index.html');
/** Takes its place when it crashes again and again. */
export const standInFile = join(out, 'renderer', 'standIn.html');
/** Address of the page while it is developed with hot reload. */
export const devUrl = app.isPackaged ? undefined : process.env.RTMLABEL_DEV_URL;

/** Where files lie that come with the program: the resources of a package, then the source tree. */
export const programRoots: readonly string[] = [process.resourcesPath, join(out, '..')];

/** Lets tests and side-by-side installations keep their own data. Call before the app is ready. */
export function setupUserData(): void {
  const folder = process.env.RTMLABEL_USER_DATA;
  if (folder !== undefined && folder !== '') app.setPath('userData', folder);
}

export const userData = (...parts: string[]): string => join(app.getPath('userData'), ...parts);
