import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The folder named on the command line, or null.
 * @param appPath in a checkout the app itself is an argument: what comes after it is ours; null when packaged
 */
export function startFolderOf(argv: readonly string[], appPath: string | null): string | null {
  const own = appPath === null ? 0 : argv.findIndex((argument, at) => at > 0 && resolve(argument) === resolve(appPath));
  if (own < 0) return null;
  const named = argv.slice(own + 1).find((argument) => !argument.startsWith('-'));
  if (named === undefined) return null;
  const folder = resolve(named);
  try {
    return statSync(folder).isDirectory() ? folder : null;
  } catch {
    return null;
  }
}
