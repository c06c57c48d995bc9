import { constants, type FileHandle, open } from 'node:fs/promises';
import { type CheckpointProblem, Refusal } from './refusal';

/** Random access to the bytes of a checkpoint without reading it whole. */
export interface ByteSource {
  readonly size: number;
  /**
   * Exactly `length` bytes from `offset`, in an array that has its buffer for itself. The caller has checked that they
   * lie inside. @throws Refusal `unreadable`, `changed`
   */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** Node reads at most 2 GiB at once. */
const MAX_READ = 1 << 30;

/**
 * Opens a regular file. Anything else (a folder, a pipe, a device) is refused without being read or waited for.
 * @throws Refusal `missing`, `no-permission`, `not-a-file`, `unreadable`
 */
export async function openFile(path: string): Promise<ByteSource> {
  // Without O_NONBLOCK opening a pipe waits for its writer; Windows knows neither.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const handle = await guarded(() => open(path, flags));
  try {
    const stats = await guarded(() => handle.stat());
    if (!stats.isFile()) throw new Refusal('not-a-file', 'no regular file');
    return {
      size: stats.size,
      read: (offset, length) => guarded(() => readExactly(handle, offset, length)),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Bytes in memory as a source. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
    close: async () => {},
  };
}

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, Math.min(length - done, MAX_READ), offset + done);
    if (bytesRead === 0) throw new Refusal('changed', `the file now ends at ${offset + done}`);
    done += bytesRead;
  }
  return bytes;
}

const PROBLEMS: ReadonlyMap<string, CheckpointProblem> = new Map([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['EISDIR', 'not-a-file'],
  // A socket, and a device that is not there.
  ['ENXIO', 'not-a-file'],
  ['ENODEV', 'not-a-file'],
]);

/** Turns the system's error codes into refusals. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
    if (code === undefined) throw error;
    throw new Refusal(PROBLEMS.get(code) ?? 'unreadable', String(error), code, { cause: error });
  }
}
