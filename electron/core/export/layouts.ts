import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ImagePath } from '../../../shared/dataset/ids';
import { fillFile, writeFileAtomically, writeFolderAtomically } from '../files/atomic';
import { throwIfCancelled } from '../files/writeFailure';
import { writeChunks } from './chunks';
import { pictureFailure } from './pictureFailure';

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

/** Stored, one date (in local time, as zip has it) and one mode: the same bytes on every run and system. */
const entryOptions = () =>
  ({ mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644, compress: false }) as const;

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
      await copyFile(picture.file, copy, constants.COPYFILE_EXCL).catch((error: Error) => {
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
    const options = entryOptions();
    const output = zip.outputStream as PassThrough;
    let result: { readonly value: T } | null = null;
    let source = Readable.from(
      keeping(json(), (value) => (result = { value })),
      { objectMode: false },
    );
    source.on('error', (error) => output.destroy(error));
    zip.on('error', (error: Error) => output.destroy(error));
    zip.addReadStream(source, JSON_NAME, options);
    for (const { file: path, name, image } of pictures) {
      zip.addReadStreamLazy(name, options, (pass) => {
        source = createReadStream(path);
        source.on('error', (error) => output.destroy(pictureFailure(image, error)));
        source.on('end', onCopied);
        pass(null, source);
      });
    }
    zip.end();
    try {
      for await (const chunk of output) {
        throwIfCancelled(signal);
        await file.appendFile(chunk);
      }
    } finally {
      source.destroy();
    }
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
