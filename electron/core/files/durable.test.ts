import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renamePatiently } from './durable';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-durable-'));
  await writeFile(join(folder, 'from'), '');
});
afterEach(() => rm(folder, { recursive: true }));

/** A disk that refuses so many renames. */
function disk(platform: NodeJS.Platform, code: string, refusals: number) {
  let asked = 0;
  const system = {
    platform,
    rename: (from: Parameters<typeof rename>[0], to: Parameters<typeof rename>[1]): Promise<void> =>
      asked++ < refusals ? Promise.reject(Object.assign(new Error(code), { code })) : rename(from, to),
  };
  return { asked: () => asked, run: () => renamePatiently(join(folder, 'from'), join(folder, 'to'), system) };
}

test.each(['EPERM', 'EBUSY', 'EACCES'])(
  'a file that is looked at on Windows (%s) is renamed a little later',
  async (code) => {
    await disk('win32', code, 2).run();
    expect(await readdir(folder)).toEqual(['to']);
  },
);

test.each([
  ['linux', 'EACCES', 1],
  ['darwin', 'EPERM', 1],
  ['win32', 'ENOENT', 1],
  ['win32', 'EPERM', 10],
] as const)('%s, %s: it fails after %i attempts', async (platform, code, attempts) => {
  const { asked, run } = disk(platform, code, 1_000);
  await expect(run()).rejects.toMatchObject({ code });
  expect(asked()).toBe(attempts);
  expect(await readdir(folder)).toEqual(['from']);
});
