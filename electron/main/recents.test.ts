import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { recentProjects } from './recents';
import type { Kept, SettingsFile } from './settingsFile';

const folder = mkdtempSync(join(tmpdir(), 'rtmlabel-recents-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = (...folders: readonly string[]): SettingsFile => ({
  get: () =>
    ({
      projects: folders.map((one) => ({ folder: one, openedAt: 1, images: 2, done: 1, classes: 3, cover: 'a.jpg' })),
    }) as unknown as Kept,
  update: () => undefined,
});

test('a folder that is gone is said to be so, and has no picture', async () => {
  const gone = join(folder, 'gone');
  const found = await recentProjects(kept(folder, gone), '/nobody');
  expect(found.map(({ reachable, hasCover, name }) => ({ reachable, hasCover, name }))).toEqual([
    { reachable: true, hasCover: true, name: basename(folder) },
    { reachable: false, hasCover: false, name: 'gone' },
  ]);
});

test.each([
  ['/home/ada', '/home/ada/data/cats', '~/data/cats'],
  ['/home/ada', '/home/adam/cats', '/home/adam/cats'],
  ['/home/ada', '/mnt/nas', '/mnt/nas'],
  ['/', '/root/cats', '/root/cats'],
])('home %s: %s is written %s', async (home, path, place) => {
  const native = (written: string): string => written.replaceAll('/', sep);
  const [only] = await recentProjects(kept(native(path)), native(home), () => Promise.resolve(true));
  expect(only?.place).toBe(native(place));
});

test('drives that do not answer hold up the start page for half a second at most', async () => {
  const asked: string[] = [];
  const silent = (path: string): Promise<boolean> => {
    asked.push(path);
    return new Promise(() => undefined);
  };
  const began = performance.now();
  const found = await recentProjects(kept('/a', '/b', '/c', '/d'), '', silent);
  expect(performance.now() - began).toBeLessThan(900);
  expect(asked).toEqual(['/a', '/b']);
  expect(found.map(({ reachable }) => reachable)).toEqual([false, false, true, true]);
});
