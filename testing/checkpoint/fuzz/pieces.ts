import type { ByteSource } from '../../../electron/core/checkpoint/byteSource';

/** Bytes as a row of pieces of other arrays: an edit of a large file neither copies nor changes it. */
export class Pieces {
  readonly size: number;
  private readonly parts: readonly Uint8Array[];

  constructor(parts: readonly Uint8Array[]) {
    this.parts = parts.filter((part) => part.length > 0);
    this.size = this.parts.reduce((sum, part) => sum + part.length, 0);
  }

  /** The pieces of `length` bytes from `start`, clipped to what is there. */
  slice(start: number, length: number): readonly Uint8Array[] {
    const found: Uint8Array[] = [];
    let at = 0;
    for (const part of this.parts) {
      const from = Math.max(start - at, 0);
      const to = Math.min(start + length - at, part.length);
      if (from < to) found.push(part.subarray(from, to));
      at += part.length;
    }
    return found;
  }

  /** The same with `length` bytes from `start` replaced. */
  replaced(start: number, length: number, by: readonly Uint8Array[]): Pieces {
    const end = start + length;
    return new Pieces([...this.slice(0, start), ...by, ...this.slice(end, this.size)]);
  }

  read(start: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of this.slice(start, length)) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  /** As a source that insists on its contract: nothing outside of the file is asked for. */
  source(): ByteSource {
    return {
      size: this.size,
      read: async (offset, length) => {
        if (!(offset >= 0 && length >= 0 && offset + length <= this.size)) {
          throw new Error(`read of ${length} bytes at ${offset} of ${this.size}`);
        }
        return this.read(offset, length);
      },
      close: async () => {},
    };
  }
}
