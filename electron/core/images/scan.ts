import type { Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import { compareNames } from '../../../shared/dataset/naturalOrder';
import { fail } from '../../../shared/failure/failure';
import { SNIFF_BYTES, sniff } from './sniff';

/** File names that are pictures we read. */
const READ = /\.(jpe?g|jpe|jfif|mpo|png|apng|webp|bmp|dib|gif|tiff?|avif)$/i;
/** Pictures we do not read: they stand in the list with that reason rather than vanish. */
const NOT_READ = /\.(heic|heif|hif|jp2|j2k|jpx|jxl|psd|cr2|cr3|nef|arw|dng|orf|rw2)$/i;

const NAMES: Readonly<Record<string, string>> = {
  heif: 'HEIC',
  hif: 'HEIC',
  heic: 'HEIC',
  jp2: 'JPEG 2000',
  jxl: 'JPEG XL',
};

/** Entries handed out at once, at most. */
const PART = 4_000;

/**
 * All pictures of a folder and its sub-folders, part by part in natural order, without opening those whose name says what
 * they are. Hidden folders and macOS' `._` files are left out; links are followed, each folder once.
 * @param folder absolute path
 * @throws AppError `project.notFolder`, `project.noPermission` before the first part; `app.cancelled`
 */
export async function* findImages(folder: string, signal?: AbortSignal): AsyncGenerator<readonly ImageEntry[]> {
  const visited = new Set<string>();
  // A folder's own files come before its sub-folders: walking in that order is the natural order of all paths.
  const waiting = [''];
  for (let sub = waiting.pop(); sub !== undefined; sub = waiting.pop()) {
    checkStop(signal);
    const here = await realpath(join(folder, sub)).catch(() => null);
    if (here === null ? sub !== '' : visited.has(here)) continue;
    if (here !== null) visited.add(here);
    const { found, folders } = await readFolder(folder, sub);
    for (let at = 0; at < found.length; at += PART) {
      yield found.slice(at, at + PART);
      // A large folder comes in one piece from the disk; others get their turn while it is handed out.
      await new Promise(setImmediate);
      checkStop(signal);
    }
    waiting.push(...folders.reverse());
  }
}

const checkStop = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted === true) throw fail('app.cancelled', {});
};

/** The whole list of `findImages`. */
export async function scanFolder(folder: string): Promise<readonly ImageEntry[]> {
  const all: ImageEntry[] = [];
  for await (const part of findImages(folder)) all.push(...part);
  return all;
}

/** Entry of an image that is known by its path, when its file is there: what `findImages` will find. */
export async function findImage(folder: string, path: ImagePath): Promise<ImageEntry | null> {
  const parts = path.split('/');
  const inside = parts.every((part) => part !== '' && !part.startsWith('.') && !part.includes('\\'));
  if (!inside) return null;
  const isFile = await stat(join(folder, path)).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? entryOf(folder, path, parts[parts.length - 1] ?? '') : null;
}

/** Pictures and sub-folders right in one folder, each in natural order. */
async function readFolder(
  folder: string,
  sub: string,
): Promise<{ readonly found: readonly ImageEntry[]; readonly folders: string[] }> {
  const found: ImageEntry[] = [];
  const folders: string[] = [];
  for (const entry of await list(folder, sub)) {
    const path = sub === '' ? entry.name : `${sub}/${entry.name}`;
    const kind = entry.isFile() ? 'file' : await kindOf(entry, join(folder, path));
    if (kind === 'folder' && !entry.name.startsWith('.')) folders.push(path);
    if (kind !== 'file') continue;
    // No waiting for what needs none: it would cost more than all the rest.
    const image = namedEntry(path, entry.name) ?? (await entryOf(folder, path, entry.name));
    if (image !== null) found.push(image);
  }
  // All share their folder: the names alone decide.
  const from = sub === '' ? 0 : sub.length + 1;
  const byName = (a: string, b: string): number => compareNames(a.slice(from), b.slice(from));
  return { found: found.sort((a, b) => byName(a.path, b.path)), folders: folders.sort(byName) };
}

async function list(folder: string, sub: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(folder, sub), { withFileTypes: true });
  } catch (thrown) {
    // A sub-folder that cannot be entered hides its pictures only; the folder itself must be readable.
    if (sub !== '') return [];
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw fail('project.noPermission', { folder });
    throw fail('project.notFolder', { folder });
  }
}

async function kindOf(entry: Dirent, file: string): Promise<'file' | 'folder' | 'other'> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'other';
  const target = await stat(file).catch(() => null);
  return target?.isDirectory() === true ? 'folder' : target?.isFile() === true ? 'file' : 'other';
}

/** What the name alone says; null = it says nothing. */
function namedEntry(path: string, name: string): ImageEntry | null {
  if (name.startsWith('._')) return null;
  const image = asImagePath(path);
  if (READ.test(name)) return { path: image, problem: null };
  if (!NOT_READ.test(name)) return null;
  const extension = extname(name).slice(1).toLowerCase();
  const format = NAMES[extension] ?? extension.toUpperCase();
  return { path: image, problem: { code: 'image.unsupported', params: { file: path, found: format } } };
}

async function entryOf(folder: string, path: string, name: string): Promise<ImageEntry | null> {
  if (extname(name) !== '' || name.startsWith('._')) return namedEntry(path, name);
  return (await isPicture(join(folder, path))) ? { path: asImagePath(path), problem: null } : null;
}

/** A file without extension is a picture when its bytes say so. */
async function isPicture(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return false;
  try {
    const head = new Uint8Array(SNIFF_BYTES);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return 'format' in sniff(head.subarray(0, bytesRead));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
