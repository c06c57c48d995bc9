import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const fileOf = (dataDir: string): string => join(dataDir, 'label-studio', 'token');

/** Keeps Label Studio's token for later starts, in a file that only its owner can read. */
export async function saveToken(dataDir: string, token: string): Promise<void> {
  const file = fileOf(dataDir);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  // An older file keeps its mode when it is overwritten.
  await chmod(file, 0o600);
}

/** The token that was kept; null = none, or a file that others could read or write. */
export async function savedToken(dataDir: string): Promise<string | null> {
  const file = fileOf(dataDir);
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) return null;
    return (await readFile(file, 'utf8')).trim() || null;
  } catch {
    return null;
  }
}
