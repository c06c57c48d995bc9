import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** All files below a folder; one that is not there has none, and what cannot be read is passed over. Links are not followed. */
export async function* filesIn(folder: string): AsyncGenerator<FoundFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (entry.isFile()) {
      const found = await stat(path).catch(() => null);
      if (found !== null) yield { path, bytes: found.size };
    }
  }
}

/** A text without the person's own folder: a report need not tell who somebody is. */
export function withoutHome(text: string, home = homedir()): string {
  if (home.length < 2) return text;
  const inJson = JSON.stringify(home).slice(1, -1);
  return text.replaceAll(inJson, '~').replaceAll(home, '~');
}
