import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renamePatiently } from '../files/durable';

/** Small pictures for lists, kept on disk between starts. */
export interface Thumbnails {
  /**
   * The upright picture as a JPEG file, longer side at most `side` pixels: from the disk, else made and put there. A file
   * that has changed since (size or time) is made anew.
   * @throws AppError `image.*`; `app.cancelled` when so many were asked for later that nobody can be looking at this one
   */
  get(file: string, side: number): Promise<Uint8Array>;
}

export interface ThumbnailOptions {
  /** Absolute folder of our own; made when absent. */
  readonly dir: string;
  /** Bytes on disk from which on the ones used longest ago are thrown away. */
  readonly limit: number;
  /** Makes a JPEG. */
  readonly draw: (file: string, side: number, signal: AbortSignal) => Promise<Uint8Array>;
  /** The folder cannot be used: pictures are shown all the same. Called once. */
  readonly onTrouble: (thrown: unknown) => void;
}

/** More than a screen of rows: who asked before these has scrolled on. */
const WAITING = 60;
/** How full the folder is left after throwing away, so that it is not done at every picture. */
const LEFT = 0.8;

export function openThumbnails({ dir, limit, draw, onTrouble }: ThumbnailOptions): Thumbnails {
  const waiting = new Set<AbortController>();
  let kept: Promise<number> | null = null;
  let sweeping = false;
  let usable = true;

  const trouble = (thrown: unknown): void => {
    if (usable) onTrouble(thrown);
    usable = false;
  };

  const drawn = async (file: string, side: number): Promise<Uint8Array> => {
    const mine = new AbortController();
    waiting.add(mine);
    if (waiting.size > WAITING) {
      const [oldest] = waiting;
      if (oldest !== undefined) {
        waiting.delete(oldest);
        oldest.abort();
      }
    }
    return draw(file, side, mine.signal).finally(() => waiting.delete(mine));
  };

  const keep = async (target: string, bytes: Uint8Array): Promise<void> => {
    kept ??= sizeOf(dir);
    const before = await kept;
    await mkdir(dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}.new`;
    await writeFile(temporary, bytes);
    await renamePatiently(temporary, target);
    kept = kept.then((size) => size + bytes.length);
    if (before + bytes.length <= limit || sweeping) return;
    sweeping = true;
    kept = sweep(dir, limit * LEFT).finally(() => {
      sweeping = false;
    });
    await kept;
  };

  return {
    async get(file, side) {
      const facts = await stat(file).catch(() => null);
      // The decoder says better than we why a file is not there.
      if (facts === null || !usable) return drawn(file, side);
      const key = createHash('sha256').update(`${file}\0${facts.size}\0${facts.mtimeMs}\0${side}`).digest('hex');
      const target = join(dir, key.slice(0, 2), `${key.slice(2, 34)}.jpg`);
      const stored = await readFile(target).catch(() => null);
      if (stored !== null) {
        const now = new Date();
        void utimes(target, now, now).catch(() => undefined);
        return stored;
      }
      const bytes = await drawn(file, side);
      void keep(target, bytes).catch(trouble);
      return bytes;
    },
  };
}

interface Stored {
  readonly path: string;
  readonly size: number;
  readonly used: number;
}

async function list(dir: string): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  for (const folder of await names(dir)) {
    for (const name of await names(join(dir, folder))) {
      const path = join(dir, folder, name);
      const facts = await stat(path).catch(() => null);
      if (facts?.isFile()) found.push({ path, size: facts.size, used: facts.mtimeMs });
    }
  }
  return found;
}

const names = (dir: string): Promise<readonly string[]> => readdir(dir).catch(() => []);
const sum = (files: readonly Stored[]): number => files.reduce((total, { size }) => total + size, 0);
const sizeOf = async (dir: string): Promise<number> => sum(await list(dir));

/** Throws away what was used longest ago until at most `left` bytes remain. @returns what remains */
async function sweep(dir: string, left: number): Promise<number> {
  const files = [...(await list(dir))].sort((a, b) => a.used - b.used);
  let total = sum(files);
  for (const { path, size } of files) {
    if (total <= left) break;
    await rm(path, { force: true });
    total -= size;
  }
  return total;
}
