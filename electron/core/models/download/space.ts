import { statfs } from 'node:fs/promises';
import { fail } from '../../../../shared/failure/failure';

const MEGABYTE = 1e6;

/** Free bytes of the disk under a folder for us; null = the system does not say. */
export const freeSpace = (folder: string): Promise<number | null> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );

/** @throws AppError `download.noSpace` when fewer than `needed` bytes are free */
export async function requireSpace(folder: string, file: string, needed: number): Promise<void> {
  const free = await freeSpace(folder);
  if (free !== null && free < needed) throw noSpace(folder, file, needed, free);
}

/** The failure, in megabytes: needed rounded up, free rounded down. */
export const noSpace = (folder: string, file: string, needed: number, free: number) =>
  fail('download.noSpace', {
    file,
    folder,
    needed: Math.ceil(needed / MEGABYTE),
    free: Math.floor(free / MEGABYTE),
  });
