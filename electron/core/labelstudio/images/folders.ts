import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Label Studio reads each of its variables under three names. */
function variable(env: Environment, name: string): string | null {
  for (const prefix of ['LABEL_STUDIO_', 'HEARTEX_', '']) {
    const value = env[`${prefix}${name}`];
    if (value !== undefined && value.trim() !== '') return value.trim();
  }
  return null;
}

/**
 * Folders where a Label Studio on this machine keeps what was uploaded: `<data dir>/media/upload`. The data dir is
 * BASE_DATA_DIR of the environment, else appdirs' `user_data_dir('label-studio')`, as Label Studio's settings have it.
 * They need not exist.
 */
export function defaultUploadDirs(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const { join } = platform === 'win32' ? win32 : posix;
  return dataDirs(env, platform).map((dir) => join(dir, 'media', 'upload'));
}

function dataDirs(env: Environment, platform: NodeJS.Platform): readonly string[] {
  const told = variable(env, 'BASE_DATA_DIR');
  if (told !== null) return [told];
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA ?? win32.join(env.USERPROFILE ?? homedir(), 'AppData', 'Local');
    return [win32.join(local, 'label-studio', 'label-studio')];
  }
  const home = env.HOME ?? homedir();
  if (platform === 'darwin') return [posix.join(home, 'Library', 'Application Support', 'label-studio')];
  return [posix.join(env.XDG_DATA_HOME || posix.join(home, '.local', 'share'), 'label-studio')];
}

/**
 * LOCAL_FILES_DOCUMENT_ROOT of the environment. Label Studio's own default is the root of the file system, which would
 * open every file to whoever can make a task: without the variable there is no folder.
 */
export function defaultDocumentRoots(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  const { isAbsolute } = platform === 'win32' ? win32 : posix;
  const root = variable(env, 'LOCAL_FILES_DOCUMENT_ROOT');
  return root !== null && isAbsolute(root) ? [root] : [];
}
