import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, fail } from '../../../shared/failure/failure';
import { renamePatiently, syncFolder } from '../files/durable';

const codeOf = (thrown: unknown): string | undefined => (thrown as NodeJS.ErrnoException).code;

/** The folder (or file) cannot be written by this user. */
export const isReadOnly = (thrown: unknown): boolean => ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(thrown) ?? '');
export const isMissing = (thrown: unknown): boolean => codeOf(thrown) === 'ENOENT';
export const isTaken = (thrown: unknown): boolean => codeOf(thrown) === 'EEXIST';

/** What a failed write of a project's file means to a person. */
export function saveFailure(thrown: unknown, file: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = codeOf(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('project.diskFull', { file });
  return fail('project.saveFailed', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) });
}

/** Reads a file, or null when there is none. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    const handle = await open(file);
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/**
 * Puts a file in place whole: written beside, on the disk, then renamed. A crash leaves the old or the new one.
 * @param content one piece, or many that follow each other
 * @returns length of the file in bytes
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array | Iterable<string | Uint8Array>,
): Promise<number> {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  const beside = `${file}.new`;
  let bytes = 0;
  try {
    const handle = await open(beside, 'w');
    try {
      for (const piece of pieces) {
        const plain = typeof piece === 'string' ? Buffer.from(piece) : piece;
        await handle.writeFile(plain);
        bytes += plain.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renamePatiently(beside, file);
  } catch (thrown) {
    // On a full disk half a file would take the place that edits need.
    await rm(beside, { force: true }).catch(() => undefined);
    throw thrown;
  }
  await syncFolder(dirname(file));
  return bytes;
}
