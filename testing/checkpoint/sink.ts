import { type FileHandle, open } from 'node:fs/promises';

/** Where a writer's bytes go, front to back. */
export interface Sink {
  readonly position: number;
  write(bytes: Uint8Array): Promise<void>;
  /** Zeros; a file keeps them as a hole that takes no room on disk. */
  zeros(count: number): Promise<void>;
}

/** Writes a new file through `work`. */
export async function intoFile(path: string, work: (sink: Sink) => Promise<void>): Promise<void> {
  const handle = await open(path, 'w');
  try {
    const sink = new FileSink(handle);
    await work(sink);
    await handle.truncate(sink.position);
  } finally {
    await handle.close();
  }
}

/** The bytes that `work` writes. */
export async function intoMemory(work: (sink: Sink) => Promise<void>): Promise<Buffer> {
  const sink = new MemorySink();
  await work(sink);
  return Buffer.concat(sink.parts);
}

class FileSink implements Sink {
  position = 0;
  private readonly handle: FileHandle;

  constructor(handle: FileHandle) {
    this.handle = handle;
  }

  async write(bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, this.position + done);
      done += bytesWritten;
    }
    this.position += bytes.length;
  }

  async zeros(count: number): Promise<void> {
    this.position += count;
  }
}

class MemorySink implements Sink {
  position = 0;
  readonly parts: Uint8Array[] = [];

  async write(bytes: Uint8Array): Promise<void> {
    // A copy: the writer may use its buffer again.
    this.parts.push(bytes.slice());
    this.position += bytes.length;
  }

  async zeros(count: number): Promise<void> {
    this.parts.push(new Uint8Array(count));
    this.position += count;
  }
}
