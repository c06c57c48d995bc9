import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '../../../shared/failure/failure';
import { renamePatiently, syncFolder } from './durable';
import { writeFailure } from './writeFailure';

/** A hidden name beside the target: same disk, so that the rename is one step. */
const temporaryFor = (target: string): string =>
  join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`);

/**
 * Lets `fill` write a file that appears at `target` whole or not at all: temporary file beside it, fsync, rename.
 * When anything fails or is cancelled the temporary file is removed and a file that was at `target` stays as it was.
 * @throws AppError `export.diskFull`, `export.writeFailed`, and whatever `fill` throws
 */
export async function writeFileAtomically<T>(target: string, fill: (file: FileHandle) => Promise<T>): Promise<T> {
  const temporary = temporaryFor(target);
  try {
    const result = await fillFile(temporary, fill);
    await renamePatiently(temporary, target);
    await syncFolder(dirname(target));
    return result;
  } catch (error) {
    await rm(temporary, { force: true });
    throw writeFailure(target, error);
  }
}

/**
 * The same for a folder. `target` may be an empty folder, which it replaces.
 * @throws AppError `export.folderNotEmpty`, `export.diskFull`, `export.writeFailed`, and whatever `fill` throws
 */
export async function writeFolderAtomically<T>(target: string, fill: (folder: string) => Promise<T>): Promise<T> {
  await refuseFilledFolder(target);
  const temporary = temporaryFor(target);
  try {
    await mkdir(temporary);
    const result = await fill(temporary);
    // Windows does not rename onto an existing folder, not even an empty one.
    await rmdir(target).catch(() => undefined);
    await renamePatiently(temporary, target);
    await syncFolder(dirname(target));
    return result;
  } catch (error) {
    await rm(temporary, { force: true, recursive: true });
    throw writeFailure(target, error);
  }
}

/** Creates a new file, lets `fill` write it and returns when it is on the disk. */
export async function fillFile<T>(path: string, fill: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'wx');
  try {
    const result = await fill(file);
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}

async function refuseFilledFolder(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw writeFailure(target, error);
  });
  if (names.length > 0) throw fail('export.folderNotEmpty', { folder: target });
}
