import { open } from 'node:fs/promises';
import { readIfThere, saveFailure } from '../storage/files';

/** A file of JSON lines that only grows. */
export interface LineFile<T> {
  /** What the file held when it was opened, oldest first; lines that make no sense are left out. */
  readonly lines: readonly T[];
  /** @throws AppError `project.diskFull`, `project.saveFailed` */
  append(line: T): Promise<void>;
}

const NEWLINE = 10;

/** @param read the value of a parsed line, or null when it is none */
export async function openLines<T>(file: string, read: (plain: unknown) => T | null): Promise<LineFile<T>> {
  const bytes = await readIfThere(file).catch(() => null);
  const lines = (bytes?.toString('utf8') ?? '').split('\n').flatMap((line) => {
    const value = read(parsed(line));
    return value === null ? [] : [value];
  });
  // A line that a crash has torn must not swallow the next one.
  let torn = bytes !== null && bytes.length > 0 && bytes[bytes.length - 1] !== NEWLINE;
  let tail: Promise<void> = Promise.resolve();

  const write = async (line: T): Promise<void> => {
    try {
      const handle = await open(file, 'a');
      try {
        await handle.write(`${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
        torn = false;
      } finally {
        await handle.close();
      }
    } catch (thrown) {
      torn = true;
      throw saveFailure(thrown, file);
    }
  };
  return {
    lines,
    append(line) {
      const written = tail.then(() => write(line));
      tail = written.catch(() => undefined);
      return written;
    },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
