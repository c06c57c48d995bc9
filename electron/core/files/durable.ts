import { open, rename } from 'node:fs/promises';
import { codeOf } from './writeFailure';

/** What Windows says while another program has the file open. */
const PASSING: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** All of them together take about a second. */
const ATTEMPTS = 10;
const PAUSE_MS = 20;

/**
 * Renames; on Windows again and again for about a second: a virus scanner or an indexer may be looking at a file just then.
 * @param system stands in for the disk in tests
 */
export async function renamePatiently(
  from: string,
  to: string,
  system: { readonly platform: NodeJS.Platform; readonly rename: typeof rename } = {
    platform: process.platform,
    rename,
  },
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await system.rename(from, to);
      return;
    } catch (thrown) {
      const passing = system.platform === 'win32' && PASSING.has(codeOf(thrown) ?? '');
      if (!passing || attempt === ATTEMPTS) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
}

/** Makes a rename last. Windows cannot open folders; its file system keeps renames in order by itself. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Some network file systems cannot do it; the file itself is on the disk.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
