import { mkdir, open, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError, fail } from '../../../../shared/failure/failure';
import { renamePatiently } from '../../files/durable';
import { codeOf } from '../../files/writeFailure';
import { freeSpace, noSpace } from './space';

/** What the server said of the file whose first bytes are kept: only the same file is gone on with. */
const aboutSchema = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  total: z.int().nonnegative().nullable(),
});

export type About = Readonly<z.infer<typeof aboutSchema>>;

/** First bytes of a file and what they are of; outlives a broken connection, a cancel and the program. */
export interface PartFile {
  /** Bytes that are here. */
  readonly done: number;
  /** What they are of; null = nothing yet. */
  readonly about: About | null;
  /** Throws away what is here and begins another file. */
  restart(about: About): Promise<void>;
  append(chunk: Uint8Array): Promise<void>;
  /** To disk, closed; the path of the bytes. */
  finish(): Promise<string>;
  close(): Promise<void>;
}

/** Folder of a download on its way, beside the file it becomes. */
export const partFolderOf = (folder: string, name: string): string => join(folder, `${name}.part`);

const dataIn = (partFolder: string): string => join(partFolder, 'data');
const aboutIn = (partFolder: string): string => join(partFolder, 'about.json');
const temporaryIn = (partFolder: string): string => `${aboutIn(partFolder)}.tmp`;

/** Strong proof that a file is still the same, for If-Range (RFC 9110 13.1.5); null = the server gave none. */
export function validatorOf({ etag, lastModified }: About): string | null {
  return etag !== null && !etag.startsWith('W/') ? etag : lastModified;
}

/**
 * Opens what is kept in `partFolder` of the file at `url`. Bytes of another address, without a proof of what they are, or
 * too many are not gone on with. The caller holds the folder's lock.
 * @param name the file's name, for messages
 * @throws AppError `download.writeFailed`, `download.noSpace`; the same from its methods
 */
export async function openPart(partFolder: string, url: string, name: string): Promise<PartFile> {
  const guarded = async <T>(work: () => Promise<T>, missing = 0): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      throw await partFailure(thrown, partFolder, name, missing);
    }
  };
  let about = await readAbout(partFolder);
  if (about !== null && (about.url !== url || validatorOf(about) === null)) about = null;
  const file = await guarded(() => open(dataIn(partFolder), 'a'));
  let done = about === null ? 0 : (await file.stat()).size;
  if (about?.total != null && done > about.total) {
    about = null;
    done = 0;
  }

  return {
    get done() {
      return done;
    },
    get about() {
      return about;
    },
    restart: (next) =>
      guarded(async () => {
        about = null;
        done = 0;
        // In this order: at no time do old bytes stand under a new name.
        await rm(aboutIn(partFolder), { force: true });
        await file.truncate(0);
        await writeAbout(partFolder, next);
        about = next;
      }),
    append: (chunk) =>
      guarded(
        async () => {
          await file.appendFile(chunk);
          done += chunk.byteLength;
        },
        about?.total == null ? chunk.byteLength : about.total - done,
      ),
    finish: () =>
      guarded(async () => {
        try {
          await file.sync();
        } finally {
          await file.close();
        }
        return dataIn(partFolder);
      }),
    close: () => file.close().catch(() => undefined),
  };
}

/** Removes bytes and what was known of them, but not a lock. */
export async function emptyPart(partFolder: string): Promise<void> {
  await rm(aboutIn(partFolder), { force: true });
  await rm(temporaryIn(partFolder), { force: true });
  await rm(dataIn(partFolder), { force: true });
}

/** Removes the folder when nothing is left in it. */
export const dropPartFolder = (partFolder: string): Promise<void> => rmdir(partFolder).catch(() => undefined);

/** @throws AppError `download.writeFailed` */
export const makePartFolder = async (partFolder: string, name: string): Promise<void> => {
  try {
    await mkdir(partFolder, { recursive: true });
  } catch (thrown) {
    throw await partFailure(thrown, partFolder, name, 0);
  }
};

async function readAbout(partFolder: string): Promise<About | null> {
  try {
    return aboutSchema.parse(JSON.parse(await readFile(aboutIn(partFolder), 'utf8')));
  } catch {
    return null;
  }
}

async function writeAbout(partFolder: string, about: About): Promise<void> {
  const file = await open(temporaryIn(partFolder), 'w');
  try {
    await file.writeFile(JSON.stringify(about));
    await file.sync();
  } finally {
    await file.close();
  }
  await renamePatiently(temporaryIn(partFolder), aboutIn(partFolder));
}

async function partFailure(thrown: unknown, partFolder: string, name: string, missing: number): Promise<unknown> {
  const code = codeOf(thrown);
  const folder = dirname(partFolder);
  if (thrown instanceof AppError || code === null) return thrown;
  if (code === 'ENOSPC' || code === 'EDQUOT') return noSpace(folder, name, missing, (await freeSpace(folder)) ?? 0);
  return fail('download.writeFailed', { file: join(folder, name), reason: code }, { cause: thrown });
}
