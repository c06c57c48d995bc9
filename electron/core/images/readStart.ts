import { close, fstat, open, read } from 'node:fs';

export interface FileStart {
  readonly head: Uint8Array;
  /** Length of the whole file. */
  readonly bytes: number;
  /** When it was changed last, milliseconds since 1970. */
  readonly mtimeMs: number;
}

export interface Wanted {
  /** Bytes to begin with. */
  readonly first: number;
  /** Bytes when those are not enough. */
  readonly most: number;
  isEnough(head: Uint8Array): boolean;
}

/**
 * The first bytes of a file. Plain callbacks: a file handle with its promises costs more than the reading itself in a folder
 * of 100,000 pictures.
 */
export const readStart = (file: string, wanted: Wanted): Promise<FileStart> =>
  new Promise((resolve, reject) => {
    open(file, (failure, descriptor) => {
      if (failure !== null) {
        reject(failure);
        return;
      }
      readOpen(descriptor, wanted, (outcome) =>
        close(descriptor, () => {
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        }),
      );
    });
  });

function readOpen(
  descriptor: number,
  { first, most, isEnough }: Wanted,
  end: (outcome: FileStart | Error) => void,
): void {
  fstat(descriptor, (failure, facts) => {
    if (failure !== null) {
      end(failure);
      return;
    }
    const { size: bytes, mtimeMs } = facts;
    const readUpTo = (length: number): void => {
      const buffer = allocated(Math.min(bytes, length));
      if (buffer instanceof Error) {
        end(buffer);
        return;
      }
      read(descriptor, buffer, 0, buffer.length, 0, (broken, count) => {
        const head = buffer.subarray(0, count);
        if (broken !== null) end(broken);
        else if (length < most && length < bytes && !isEnough(head)) readUpTo(most);
        else end({ head, bytes, mtimeMs });
      });
    };
    readUpTo(first);
  });
}

/** A file may be longer than anything that can be held. */
function allocated(length: number): Buffer | Error {
  try {
    return Buffer.allocUnsafeSlow(length);
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}
