import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { renamePatiently } from '../../files/durable';
import { requireImage } from './contents';
import { keepFailure, writeAll } from './writeAll';

/** What was fetched from an address, and how its server tells that it is still the same. */
const entrySchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});

export type Entry = Readonly<z.infer<typeof entrySchema>>;

/** A file that stays until it is let go. */
export interface Held {
  readonly file: string;
  readonly sha256: string;
  /** Once more for somebody else. */
  again(): Held;
  release(): void;
}

/** Fetched images on disk: named by their contents, found by their address, the least recently used thrown away first. */
export interface ImageStore {
  /** What is kept of an address, if its file is still whole. */
  find(address: string): Promise<{ readonly entry: Entry; readonly held: Held } | null>;
  /**
   * Keeps what `chunks` brings. Nothing is kept of what fails or is no picture.
   * @param image for messages
   * @throws AppError `lsimages.cacheFailed`, what `requireImage` throws, and what `chunks` throws
   */
  add(
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    image: string,
  ): Promise<Held & { readonly bytes: number }>;
  /** Remembers that a kept file is what an address holds. */
  remember(address: string, entry: Entry): Promise<void>;
}

interface Content {
  readonly bytes: number;
  usedAt: number;
  holds: number;
}

/** @param folder of this process alone; @param quota bytes; files that are held do not count as too many */
export function createImageStore(folder: string, quota: number): ImageStore {
  const contents = new Map<string, Content>();
  const entries = new Map<string, Entry>();
  let ready: Promise<void> | null = null;

  const fileOf = (sha256: string): string => join(folder, sha256);
  const entryFileOf = (address: string): string => join(folder, `${nameOf(address)}.json`);

  const load = async (): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    for (const name of names) {
      if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true });
      else if (/^[0-9a-f]{64}$/.test(name)) {
        const { size, mtimeMs } = await stat(join(folder, name));
        contents.set(name, { bytes: size, usedAt: mtimeMs, holds: 0 });
      }
    }
    for (const name of names.filter((file) => file.endsWith('.json'))) {
      const read = await readEntry(join(folder, name));
      const content = read && contents.get(read.entry.sha256);
      if (read && content && content.bytes === read.entry.bytes) {
        entries.set(name, read.entry);
        content.usedAt = Math.max(content.usedAt, read.usedAt);
      } else await rm(join(folder, name), { force: true });
    }
  };

  const loaded = (): Promise<void> => {
    ready ??= load().catch((thrown: unknown) => {
      ready = null;
      throw thrown;
    });
    return ready;
  };

  const forget = async (sha256: string): Promise<void> => {
    contents.delete(sha256);
    for (const [name, entry] of entries) {
      if (entry.sha256 !== sha256) continue;
      entries.delete(name);
      await rm(join(folder, name), { force: true });
    }
    await rm(fileOf(sha256), { force: true });
  };

  /** One at a time, so that nothing is thrown away twice. */
  let tidying: Promise<void> = Promise.resolve();
  const tidy = (): void => {
    tidying = tidying
      .then(async () => {
        let total = 0;
        for (const { bytes } of contents.values()) total += bytes;
        const oldest = [...contents].sort(([, a], [, b]) => a.usedAt - b.usedAt);
        for (const [sha256, content] of oldest) {
          if (total <= quota) return;
          if (content.holds > 0) continue;
          total -= content.bytes;
          await forget(sha256);
        }
      })
      .catch(() => undefined);
  };

  const hold = (sha256: string, content: Content): Held => {
    content.holds++;
    content.usedAt = Date.now();
    let held = true;
    return {
      file: fileOf(sha256),
      sha256,
      again: () => hold(sha256, content),
      release: () => {
        if (!held) return;
        held = false;
        content.holds--;
        if (content.holds === 0) tidy();
      },
    };
  };

  const keep = async (temporary: string, sha256: string, bytes: number): Promise<Held> => {
    const content = contents.get(sha256) ?? { bytes, usedAt: Date.now(), holds: 0 };
    const held = hold(sha256, content);
    contents.set(sha256, content);
    try {
      // A file of that name is the same file. It stays as it is: its time is part of what candidates are found by.
      if (await isWhole(fileOf(sha256), bytes)) await rm(temporary, { force: true });
      else await renamePatiently(temporary, fileOf(sha256));
    } catch (thrown) {
      held.release();
      throw thrown;
    }
    tidy();
    return held;
  };

  return {
    async find(address) {
      await loaded().catch(() => undefined);
      const entry = entries.get(`${nameOf(address)}.json`);
      const content = entry && contents.get(entry.sha256);
      if (entry === undefined || content === undefined) return null;
      const held = hold(entry.sha256, content);
      if (!(await isWhole(held.file, entry.bytes))) {
        held.release();
        await forget(entry.sha256);
        return null;
      }
      // For the order in which files are thrown away after a restart.
      const now = new Date();
      await utimes(entryFileOf(address), now, now).catch(() => undefined);
      return { entry, held };
    },
    async add(chunks, image) {
      const temporary = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
      try {
        await loaded();
        const { sha256, bytes, head } = await writeAll(temporary, chunks);
        requireImage(head, bytes, image);
        return { bytes, ...(await keep(temporary, sha256, bytes)) };
      } catch (thrown) {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw keepFailure(thrown, image, folder);
      }
    },
    async remember(address, entry) {
      const name = `${nameOf(address)}.json`;
      entries.set(name, entry);
      await writeFile(entryFileOf(address), JSON.stringify(entry)).catch(() => undefined);
    },
  };
}

/** Addresses may hold signatures: only their hash comes to the disk. */
const nameOf = (address: string): string => createHash('sha256').update(address).digest('hex');

const isWhole = (file: string, bytes: number): Promise<boolean> =>
  stat(file).then(
    ({ size }) => size === bytes,
    () => false,
  );

async function readEntry(file: string): Promise<{ readonly entry: Entry; readonly usedAt: number } | null> {
  try {
    const entry = entrySchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { entry, usedAt: (await stat(file)).mtimeMs };
  } catch {
    return null;
  }
}
