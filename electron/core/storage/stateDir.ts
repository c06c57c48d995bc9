import { createHash } from 'node:crypto';
import { access, constants, copyFile, mkdir, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail } from '../../../shared/failure/failure';
import { isReadOnly, saveFailure } from './files';

/** Folder inside the image folder that holds everything of a project. */
export const STATE_DIR = '.rtmlabel';

/** Files that make up a project, apart from candidates, which can be computed again. */
export const FILES = { snapshot: 'project.json', journal: 'journal.jsonl', settings: 'settings.json' } as const;

export interface StateDir {
  readonly path: string;
  readonly kept: 'in-folder' | 'app-data';
}

/** @throws AppError `project.notFolder`, `project.noPermission` */
export async function checkFolder(folder: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw fail('project.notFolder', { folder });
  await access(folder, constants.R_OK).catch(() => {
    throw fail('project.noPermission', { folder });
  });
}

/**
 * Where a project's files are kept: inside the folder, or in the app's data folder when the folder cannot be written. A
 * project that was made elsewhere and lies on a read-only medium is taken along.
 * @throws AppError `project.damaged` when `.rtmlabel` is no folder, `project.diskFull`, `project.saveFailed`
 */
export async function prepareStateDir(folder: string, dataDir: string): Promise<StateDir> {
  const inside = join(folder, STATE_DIR);
  const found = await stat(inside).catch(() => null);
  if (found !== null && !found.isDirectory())
    throw fail('project.damaged', { file: inside, reason: 'it is no folder' });
  try {
    await mkdir(inside, { recursive: true });
    const probe = join(inside, `.write-test-${process.pid}`);
    await writeFile(probe, '');
    await unlink(probe);
    return { path: inside, kept: 'in-folder' };
  } catch (thrown) {
    if (!isReadOnly(thrown)) throw saveFailure(thrown, inside);
  }
  const path = join(dataDir, 'projects', elsewhere(folder));
  await mkdir(path, { recursive: true });
  await takeAlong(inside, path);
  return { path, kept: 'app-data' };
}

/** Where a project is kept, without writing anything; null = it has no files yet. */
export async function findStateDir(folder: string, dataDir: string | null): Promise<string | null> {
  const places = [join(folder, STATE_DIR), ...(dataDir === null ? [] : [join(dataDir, 'projects', elsewhere(folder))])];
  for (const place of places) {
    const names = [FILES.snapshot, FILES.journal];
    const there = await Promise.all(
      names.map((name) =>
        stat(join(place, name)).then(
          () => true,
          () => false,
        ),
      ),
    );
    if (there.includes(true)) return place;
  }
  return null;
}

/** Readable and unique: folder name and a piece of the path's hash. */
const elsewhere = (folder: string): string =>
  `${basename(folder)}-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;

async function takeAlong(from: string, to: string): Promise<void> {
  for (const name of Object.values(FILES))
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL).catch(() => undefined);
}
