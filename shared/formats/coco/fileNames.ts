import type { ImagePath } from '../../dataset/ids';

/** `relative` keeps sub-folders, `flat` is the bare file name. */
export type FileNames = 'relative' | 'flat';

/** Last part of a POSIX path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const exportName = (path: ImagePath, fileNames: FileNames): string =>
  fileNames === 'flat' ? baseName(path) : path;

/**
 * Pairs of images that would get the same bare name: the first holder of the name and each later one.
 * Names that differ in case or Unicode composition only clash too, because Windows and macOS hold one of them.
 */
export function* flatClashes(paths: Iterable<ImagePath>): Generator<readonly [ImagePath, ImagePath]> {
  const holders = new Map<string, ImagePath>();
  for (const path of paths) {
    const key = baseName(path).normalize('NFC').toLowerCase();
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, path);
    else yield [holder, path];
  }
}
