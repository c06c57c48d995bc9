import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The word that names the model this project trained itself; models/demo/README.md. */
export const DEMO = 'demo';

const CHECKPOINT = join('models', 'demo', 'rtmdet_nano_hardware.pth');

/** The demo's checkpoint: beside a packaged program, or in the source tree this bundle was built in; null = not there. */
export async function demoCheckpoint(): Promise<string | null> {
  // Electron has it, plain Node has not.
  const resources = (process as { readonly resourcesPath?: string }).resourcesPath;
  const root = join(__dirname, '..', '..');
  for (const folder of resources === undefined ? [root] : [resources, root]) {
    const file = join(folder, CHECKPOINT);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() === true) return file;
  }
  return null;
}
