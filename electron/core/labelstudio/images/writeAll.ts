import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { fail } from '../../../../shared/failure/failure';
import { codeOf } from '../../files/writeFailure';
import { HEAD_BYTES } from './contents';

/** The disk's fault, not that of where the bytes come from. */
class DiskError extends Error {
  override readonly name = 'DiskError';
}

export interface Written {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** The first bytes, for telling what it is. */
  readonly head: Uint8Array;
}

/** Writes a new file. @throws DiskError, and what `chunks` throws */
export async function writeAll(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Written> {
  const file = await onDisk(open(path, 'wx'));
  const hash = createHash('sha256');
  let bytes = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      await onDisk(file.appendFile(chunk));
      bytes += chunk.byteLength;
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes, head };
}

/** What it means that an image could not be kept; what is not the disk's fault is handed on. */
export function keepFailure(thrown: unknown, image: string, folder: string): unknown {
  const cause = thrown instanceof DiskError ? thrown.cause : thrown;
  const path = cause instanceof Error && 'path' in cause && cause.path;
  // The system names the path of what it could not make, move or read; a network error has none.
  if (!(thrown instanceof DiskError) && typeof path !== 'string') return thrown;
  return fail('lsimages.cacheFailed', { image, folder, reason: codeOf(cause) ?? '?' }, { cause });
}

async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw new DiskError('the image could not be written', { cause: thrown });
  }
}
