import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerPaths } from '../load/serverProcess';
import type { Site } from './seeds';

/** Folders of the fuzzed server: all it could write to. */
export interface Scratch {
  readonly folder: string;
  readonly photosDir: string;
  readonly env: ServerPaths['env'];
  readonly cwd: string;
  readonly site: Omit<Site, 'images'>;
  /** Files and folders, sizes and times, without the cache of images. */
  snapshot(): string;
}

const CACHE = [join('data', 'label-studio'), join('data', 'label-studio', 'images-0')];

/** @param dataDir the reference data */
export function createScratch(folder: string, dataDir: string): Scratch {
  rmSync(folder, { recursive: true, force: true });
  const [cwd, home, tmp, data, photosDir] = ['cwd', 'home', 'tmp', 'data', 'photos'].map((name) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  }) as [string, string, string, string, string];
  const photos = ['142', '623', '599'].map((id) => `000000000${id}.jpg`);
  const from = (name: string): string => join(dataDir, 'coco128_32/images', name);
  for (const name of photos) copyFileSync(from(name), join(photosDir, name));
  const first = photos[0] as string;
  copyFileSync(from(first), join(photosDir, '猫 1+%.jpg'));
  writeFileSync(join(photosDir, 'cut.jpg'), readFileSync(from(first)).subarray(0, 5000));
  writeFileSync(join(photosDir, 'text.jpg'), 'not a picture');
  writeFileSync(join(photosDir, 'empty.jpg'), '');
  const { LABEL_STUDIO_API_KEY: _, LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: _root, ...env } = process.env;
  return {
    folder,
    photosDir,
    cwd,
    env: {
      ...env,
      HOME: home,
      USERPROFILE: home,
      APPDATA: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      TMPDIR: tmp,
      TMP: tmp,
      TEMP: tmp,
      RTMLABEL_USER_DATA: data,
    },
    site: {
      photos: [...photos, '猫 1+%.jpg', 'cut.jpg', 'text.jpg', 'empty.jpg', 'gone.jpg'],
      embedded: `data:image/jpeg;base64,${readFileSync(join(photosDir, first)).toString('base64')}`,
    },
    snapshot: () => listed(folder, '').join('\n'),
  };
}

function listed(folder: string, path: string): readonly string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    const shown = CACHE.includes(inner) ? [] : [inner];
    if (inner === CACHE.at(-1)) return [];
    if (entry.isDirectory()) return [...shown, ...listed(folder, inner)];
    const { size, mtimeMs } = statSync(join(folder, inner));
    return [`${inner} ${size} ${mtimeMs}`];
  });
}
