import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ImagePath } from '../../../shared/dataset/ids';
import { fillFile, writeFileAtomically, writeFolderAtomically } from './atomic';
import { writeChunks } from './chunks';
import { pictureFailure, throwIfCancelled } from './writeFailure';

/** A picture to copy: where it is, and its `file_name` in the export. */
export interface Picture {
  readonly image: ImagePath;
  readonly file: string;
  readonly name: string;
}

export interface Layout<T> {
  readonly target: string;
  /** The JSON as text; made anew for each call. */
  json(): Generator<string, T, void>;
  readonly pictures: readonly Picture[];
  /** Called after each copied picture. */
  onCopied(): void;
  readonly signal?: AbortSignal | undefined;
}

/** Name of the JSON inside a folder or zip, as Label Studio calls it. */
const JSON_NAME = 'result.json';

// Stored, one date (the first a zip can hold, in local time as zip has it) and one mode: the same bytes on every run and system.
const ENTRY = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644, compress: false } as const;

/** One JSON file. */
export const writeJson = <T>({ target, json, signal }: Layout<T>): Promise<T> =>
  writeFileAtomically(target, (file) => writeChunks(file, json(), signal));

/** A folder with `result.json` and the pictures under their names. */
export const writeFolder = <T>({ target, json, pictures, onCopied, signal }: Layout<T>): Promise<T> =>
  writeFolderAtomically(target, async (folder) => {
    for (const picture of pictures) {
      throwIfCancelled(signal);
      const copy = join(folder, picture.name);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(picture.file, copy, constants.COPYFILE_EXCL).catch((error: unknown) => {
        throw pictureFailure(picture.image, error);
      });
      onCopied();
    }
    return fillFile(join(folder, JSON_NAME), (file) => writeChunks(file, json(), signal));
  });

/** A zip with `result.json` first, then the pictures in their order. */
export const writeZip = <T>({ target, json, pictures, onCopied, signal }: Layout<T>): Promise<T> =>
  writeFileAtomically(target, async (file) => {
    const zip = new ZipFile();
    const abort = new AbortController();
    let problem: unknown = null;
    const stop = (error: unknown): void => {
      problem ??= error;
      abort.abort();
    };
    zip.on('error', stop);
    let result: { readonly value: T } | null = null;
    const text = Readable.from(
      keeping(json(), (value) => (result = { value })),
      { objectMode: false },
    );
    zip.addReadStream(text.on('error', stop), JSON_NAME, ENTRY);
    for (const picture of pictures) {
      zip.addReadStreamLazy(picture.name, ENTRY, (pass) => {
        if (signal?.aborted) return stop(null);
        const bytes = createReadStream(picture.file).on('close', onCopied);
        bytes.on('error', (error) => stop(pictureFailure(picture.image, error)));
        pass(null, bytes);
      });
    }
    zip.end();
    await pipeline(zip.outputStream, file.createWriteStream({ autoClose: false }), { signal: abort.signal }).catch(
      (error: unknown) => {
        throwIfCancelled(signal);
        throw problem ?? error;
      },
    );
    throwIfCancelled(signal);
    return finished(result);
  });

function finished<T>(result: { readonly value: T } | null): T {
  if (result === null) throw new Error('the JSON was not written to its end');
  return result.value;
}

/** The same chunks; the generator's result goes to `keep`. */
function* keeping<T>(chunks: Generator<string, T, void>, keep: (value: T) => void): Generator<string> {
  keep(yield* chunks);
}
