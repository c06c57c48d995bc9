import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asImagePath } from '../../../shared/dataset/ids';
import { comparePaths } from '../../../shared/dataset/naturalOrder';
import { findImage, findImages, scanFolder } from './scan';

const FILES = [
  'img10.jpg',
  'img2.jpg',
  'IMG2.jpg',
  'b/2/x.png',
  'b/10/x.png',
  'b/x.png',
  'a/z.webp',
  'a.jpg',
  '图/图 2.jpg',
  '图/图 10.jpg',
  'photo.heic',
  'deep/er/and/deeper/1.gif',
];
const OTHER = ['notes.txt', '._img2.jpg', '.hidden/1.jpg', 'no_picture'];

describe('a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rtmlabel-scan-'));
    for (const file of [...FILES, ...OTHER]) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), '');
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('comes in natural order, sub-folders after the files beside them', async () => {
    const found = (await scanFolder(folder)).map(({ path }) => path);
    expect(found).toEqual([...FILES].sort(comparePaths));
    expect((await scanFolder(folder)).filter(({ problem }) => problem !== null)).toMatchObject([
      { path: 'photo.heic', problem: { code: 'image.unsupported', params: { found: 'HEIC' } } },
    ]);
  });

  it('comes in parts when it is large, and can be stopped in between', async () => {
    await Promise.all(Array.from({ length: 4_100 }, (_, at) => writeFile(join(folder, 'a', `${at}.jpg`), '')));
    const parts: number[] = [];
    for await (const part of findImages(folder)) parts.push(part.length);
    expect(parts.slice(0, 3)).toEqual([5, 4_000, 101]);
    const stop = new AbortController();
    const stopped = async () => {
      for await (const part of findImages(folder, stop.signal)) if (part.length > 0) stop.abort();
    };
    await expect(stopped()).rejects.toMatchObject({ failure: { code: 'app.cancelled' } });
  });

  it('that links to itself is walked once', async () => {
    await symlink(folder, join(folder, 'again'), 'junction');
    expect(await scanFolder(folder)).toHaveLength(FILES.length);
  });

  it.each([
    ['a.jpg', true],
    ['图/图 2.jpg', true],
    ['notes.txt', false],
    ['gone.jpg', false],
    ['.hidden/1.jpg', false],
    ['b/../a.jpg', false],
    ['../a.jpg', false],
    ['b', false],
    ['no_picture', false],
  ])('has %s: %s', async (path, there) => {
    expect((await findImage(folder, asImagePath(path)))?.path ?? null).toBe(there ? path : null);
  });

  it('that is none says so', async () => {
    await expect(scanFolder(join(folder, 'nothing'))).rejects.toMatchObject({ failure: { code: 'project.notFolder' } });
  });
});
