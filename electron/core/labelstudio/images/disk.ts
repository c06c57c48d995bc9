import { open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fail } from '../../../../shared/failure/failure';
import { codeOf } from '../../files/writeFailure';
import { readFailure } from '../../images/readFailure';
import { HEAD_BYTES, requireImage } from './contents';
import { decoded } from './site';

/**
 * A file below one of the folders, or null when none of them has it, or not one that may be read: Label Studio may be
 * able to.
 * @param paths relative, with slashes; the first that is there counts. A slash at the begin is as if it were not there
 * @param image for messages
 * @returns absolute path without links
 * @throws AppError `lsimages.outsideRoots` for `..` and for links that lead out, and what `requireImage` throws
 */
export async function findBelow(
  roots: readonly string[],
  paths: readonly string[],
  image: string,
): Promise<string | null> {
  if (!paths.every(isPlain)) throw fail('lsimages.outsideRoots', { image });
  for (const root of roots) {
    for (const file of paths.flatMap((path) => candidates(resolve(root), path))) {
      // On Windows `C:/x` is no path below anything.
      if (!isWithin(resolve(root), file)) continue;
      const found = await realImage(roots, file, image).catch((thrown: unknown) => {
        if (isForbidden(thrown)) return null;
        throw thrown;
      });
      if (found !== null) return found;
    }
  }
  return null;
}

/**
 * A file that a task names by its absolute path. What is not below a folder is not even looked at: on Windows looking is
 * enough to talk to another machine.
 * @throws AppError as `findBelow`, `lsimages.notOnDisk`, `image.noPermission`
 */
export async function findAbsolute(roots: readonly string[], path: string, image: string): Promise<string> {
  const folders = [...roots.map((root) => resolve(root)), ...(await targetsOf(roots))];
  for (const reading of new Set([path, decoded(path)])) {
    const file = resolve(reading);
    const allowed = isPlain(reading) && isAbsolute(reading) && folders.some((folder) => isWithin(folder, file));
    if (!allowed) throw fail('lsimages.outsideRoots', { image });
    const found = await realImage(roots, file, image).catch((thrown: unknown) => {
      throw isForbidden(thrown) ? readFailure(thrown, image) : thrown;
    });
    if (found !== null) return found;
  }
  throw fail('lsimages.notOnDisk', { image });
}

/**
 * Where a path may lie below a folder. Label Studio's own root may be above ours (it is `/` unless somebody sets it): then
 * the path begins with what our folder ends with.
 */
function candidates(root: string, path: string): readonly string[] {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  const above = root.split(/[\\/]/).filter((step) => step !== '');
  const shared = steps
    .map((_step, at) => at + 1)
    .filter((count) => {
      const end = above.slice(-count);
      return end.length === count && end.every((step, at) => step === steps[at]);
    });
  return [0, ...shared].map((count) => join(root, ...steps.slice(count)));
}

/** No step upwards, nothing a system could read as the end of a name. */
const isPlain = (path: string): boolean => !path.includes('\0') && !path.split(/[\\/]/).includes('..');

const isForbidden = (thrown: unknown): boolean => ['EACCES', 'EPERM'].includes(codeOf(thrown) ?? '');

/** Both absolute. The folder itself is not within. */
function isWithin(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What the folders are when links are followed; those that are not there are left out. */
async function targetsOf(folders: readonly string[]): Promise<readonly string[]> {
  const targets = await Promise.all(folders.map((folder) => realpath(folder).catch(() => null)));
  return targets.filter((target) => target !== null);
}

/** Path without links; null = no regular file is there. Nothing outside of the folders is opened. */
async function realImage(roots: readonly string[], file: string, image: string): Promise<string | null> {
  const real = await realpath(file).catch(noSuchFile);
  if (real === null) return null;
  if (!(await targetsOf(roots)).some((root) => isWithin(root, real))) throw fail('lsimages.outsideRoots', { image });
  const facts = await stat(real).catch(noSuchFile);
  // Opening a pipe would wait for its other end.
  if (facts === null || !facts.isFile()) return null;
  requireImage(await headOf(real, facts.size), facts.size, image);
  return real;
}

function noSuchFile(thrown: unknown): null {
  if (isForbidden(thrown)) throw thrown;
  return null;
}

async function headOf(file: string, size: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const bytes = new Uint8Array(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
