import type { ByteSource } from './byteSource';

const WINDOW = 1 << 14;

/**
 * For many short reads that go mostly forward, such as headers with small storages between them: one call of the system
 * serves all that lie close together. Reads are awaited one after the other.
 */
export function readAhead(source: ByteSource): ByteSource['read'] {
  let start = 0;
  let window = new Uint8Array(0);
  return async (offset, length) => {
    if (offset < start || offset + length > start + window.length) {
      window = await source.read(offset, Math.min(Math.max(length, WINDOW), source.size - offset));
      start = offset;
    }
    return window.slice(offset - start, offset - start + length);
  };
}
