import { type FileHandle, open } from 'node:fs/promises';

/** Random access to a file without reading it whole. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes from `offset`; the caller has checked that they lie inside the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export async function openByteSource(path: string): Promise<ByteSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return { size, read: (offset, length) => readExactly(handle, offset, length), close: () => handle.close() };
}

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new RangeError(`file ends at ${offset + done}, ${length - done} bytes short`);
    done += bytesRead;
  }
  return bytes;
}
