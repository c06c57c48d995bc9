import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder named on the command line, or null. In a checkout the first argument is the app itself. */
export function startFolderOf(argv: readonly string[], packaged: boolean): string | null {
  const [named] = argv.slice(packaged ? 1 : 2).filter((argument) => !argument.startsWith('-'));
  if (named === undefined) return null;
  const folder = resolve(named);
  try {
    return statSync(folder).isDirectory() ? folder : null;
  } catch {
    return null;
  }
}
