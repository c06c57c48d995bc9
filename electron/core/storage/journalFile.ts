import { type FileHandle, open } from 'node:fs/promises';
import type { Diff } from '../../../shared/editing/diff';
import { encodeEntry, journalHeader } from '../../../shared/project/journal';
import { saveFailure, writeWhole } from './files';

/** The open journal. One call at a time. */
export interface JournalFile {
  /** Bytes in the file. */
  readonly bytes: number;
  /**
   * Appends one line and returns when it is on the disk. When that fails nothing of it stays, so it can be tried again.
   * @throws AppError `project.diskFull`, `project.saveFailed`
   */
  append(seq: number, diff: Diff): Promise<void>;
  /** Begins anew with what follows the first `held` bytes, after a snapshot holds those. */
  restart(held: number): Promise<void>;
  close(): Promise<void>;
}

/** @param bytes length of the valid part */
export async function openJournal(file: string, bytes: number): Promise<JournalFile> {
  let length = bytes;
  let handle: FileHandle | null = null;
  if (length === 0) await begin(Buffer.alloc(0));

  async function begin(lines: Buffer): Promise<void> {
    await handle?.close();
    handle = null;
    length = await writeWhole(file, [Buffer.from(journalHeader()), lines]);
  }

  const opened = async (): Promise<FileHandle> => {
    handle ??= await open(file, 'r+');
    return handle;
  };

  return {
    get bytes() {
      return length;
    },
    async append(seq, diff) {
      const line = Buffer.from(encodeEntry({ seq, diff }));
      try {
        const journal = await opened();
        // A line that could be written in part only is overwritten by the next attempt, and cut off on opening.
        await writeAll(journal, line, length);
        await journal.datasync();
        length += line.length;
      } catch (thrown) {
        await handle?.truncate(length).catch(() => undefined);
        await handle?.close().catch(() => undefined);
        handle = null;
        throw saveFailure(thrown, file);
      }
    },
    async restart(held) {
      const lines = Buffer.alloc(length - held);
      if (lines.length > 0) await readAll(await opened(), lines, held);
      await begin(lines);
    },
    async close() {
      await handle?.close();
      handle = null;
    },
  };
}

async function readAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) throw new Error('the journal has become shorter');
    done += bytesRead;
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
