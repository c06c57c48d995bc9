import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { renamePatiently } from './durable';
import { throwIfCancelled, writeFailure } from './writeFailure';

/**
 * Copies those files of a folder that another folder lacks; what is there stays as it is. Each comes whole or not at all, so
 * that a copy that was cut off is completed by the next.
 * @param to made when it is absent
 * @throws AppError `export.diskFull`, `export.writeFailed`, `app.cancelled`
 */
export async function copyMissing(from: string, to: string, signal?: AbortSignal): Promise<void> {
  let place = to;
  try {
    await mkdir(to, { recursive: true });
    const present = new Set(await readdir(to));
    for (const entry of await readdir(from, { withFileTypes: true })) {
      if (!entry.isFile() || present.has(entry.name)) continue;
      throwIfCancelled(signal);
      place = join(to, entry.name);
      await copyWhole(join(from, entry.name), place);
    }
  } catch (thrown) {
    throw writeFailure(place, thrown);
  }
}

async function copyWhole(source: string, target: string): Promise<void> {
  const temporary = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await copyFile(source, temporary);
    // An installed program may be read-only; its copy belongs to the person.
    const { mode } = await stat(temporary);
    await chmod(temporary, mode | 0o200);
    await renamePatiently(temporary, target);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
}
