import type { Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { asImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import { comparePaths } from '../../../shared/dataset/naturalOrder';
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

export interface ScanOptions {
  readonly signal?: AbortSignal;
  /** Called now and then with the number of pictures found so far. */
  readonly onFound?: (count: number) => void;
}

/**
 * All pictures of a folder and its sub-folders, in natural order, without opening those whose name says what they are.
 * Hidden folders and macOS' `._` files are left out; links are followed, each folder once.
 * @param folder absolute path
 * @throws AppError `project.notFolder`, `project.noPermission`, `app.cancelled`
 */
export async function scanFolder(folder: string, options: ScanOptions = {}): Promise<readonly ImageEntry[]> {
  const found: ImageEntry[] = [];
  const visited = new Set<string>();
  const waiting = [''];
  for (let sub = waiting.pop(); sub !== undefined; sub = waiting.pop()) {
    if (options.signal?.aborted === true) throw fail('app.cancelled', {});
    const here = await realpath(join(folder, sub)).catch(() => null);
    if (here === null ? sub !== '' : visited.has(here)) continue;
    if (here !== null) visited.add(here);
    for (const entry of await list(folder, sub)) {
      const path = sub === '' ? entry.name : `${sub}/${entry.name}`;
      const kind = await kindOf(entry, join(folder, path));
      if (kind === 'folder' && !entry.name.startsWith('.')) waiting.push(path);
      else if (kind === 'file') await add(found, folder, path, entry.name);
    }
    options.onFound?.(found.length);
  }
  return found.sort((a, b) => comparePaths(a.path, b.path));
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

async function add(found: ImageEntry[], folder: string, path: string, name: string): Promise<void> {
  if (name.startsWith('._')) return;
  const image = asImagePath(path);
  if (READ.test(name)) found.push({ path: image, problem: null });
  else if (NOT_READ.test(name)) {
    const extension = extname(name).slice(1).toLowerCase();
    const format = NAMES[extension] ?? extension.toUpperCase();
    found.push({ path: image, problem: { code: 'image.unsupported', params: { file: path, found: format } } });
  } else if (extname(name) === '' && (await isPicture(join(folder, path)))) found.push({ path: image, problem: null });
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
