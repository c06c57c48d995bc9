import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail } from '../../../shared/failure/failure';
import { openThumbnails, type Thumbnails } from './thumbnails';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'thumbnails-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** What was drawn, in order; each picture is `size` bytes. */
function rig(size = 10, limit = 1e6) {
  const drawn: string[] = [];
  const troubles: unknown[] = [];
  const thumbnails = openThumbnails({
    dir: join(dir, 'cache'),
    limit,
    draw: async (file) => {
      drawn.push(file);
      return new Uint8Array(size).fill(drawn.length);
    },
    onTrouble: (thrown) => troubles.push(thrown),
  });
  return { drawn, troubles, thumbnails };
}

async function photo(name: string, text = 'pixels'): Promise<string> {
  const file = join(dir, name);
  await writeFile(file, text);
  return file;
}

const stored = async (): Promise<readonly string[]> =>
  (await readdir(join(dir, 'cache'), { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.jpg'));

/** Writing goes on behind the answer. */
const settled = async (count: number): Promise<void> => expect.poll(async () => (await stored()).length).toBe(count);

describe('small pictures', () => {
  test('are made once and come from the disk then, also in the next start', async () => {
    const file = await photo('a.jpg');
    const first = rig();
    const made = await first.thumbnails.get(file, 96);
    await settled(1);
    const again = rig();
    expect(new Uint8Array(await again.thumbnails.get(file, 96))).toEqual(made);
    expect(again.drawn).toEqual([]);
  });

  test.each([
    ['its size', async (file: string) => writeFile(file, 'other pixels')],
    ['its time', async (file: string) => utimes(file, new Date(), new Date(Date.now() + 5_000))],
  ])('are made anew when a file changed %s', async (_, change) => {
    const file = await photo('a.jpg');
    const { thumbnails, drawn } = rig();
    await thumbnails.get(file, 96);
    await settled(1);
    await change(file);
    await thumbnails.get(file, 96);
    expect(drawn).toEqual([file, file]);
  });

  test('leave the disk when they were used longest ago', async () => {
    const { thumbnails, drawn } = rig(100, 1_000);
    const files = await Promise.all(Array.from({ length: 11 }, (_, at) => photo(`${at}.jpg`)));
    const use = async (file: string, seconds: number): Promise<void> => {
      await thumbnails.get(file, 96);
      await settled(Math.min(drawn.length, 10));
      // Used at times that differ, however fast the test is.
      for (const name of await stored()) {
        const path = join(dir, 'cache', name);
        if ((await stat(path)).mtimeMs > Date.now() - 60_000) await utimes(path, seconds, seconds);
      }
    };
    for (const [at, file] of files.slice(0, 10).entries()) await use(file, 1_000 + at);
    await thumbnails.get(files[10] as string, 96);
    await settled(8);
    const before = drawn.length;
    await thumbnails.get(files[9] as string, 96);
    expect(drawn.length).toBe(before);
    await thumbnails.get(files[0] as string, 96);
    expect(drawn.length).toBe(before + 1);
  });

  test('are shown although the folder cannot be used, and that is told once', async () => {
    await writeFile(join(dir, 'cache'), 'a file is in the way');
    const { thumbnails, troubles } = rig();
    for (const name of ['a.jpg', 'b.jpg']) expect(await thumbnails.get(await photo(name), 96)).toHaveLength(10);
    await expect.poll(() => troubles.length).toBe(1);
    expect(await thumbnails.get(await photo('c.jpg'), 96)).toHaveLength(10);
    expect(troubles).toHaveLength(1);
  });

  test('that nobody waits for any more are given up', async () => {
    const outcomes: string[] = [];
    const thumbnails: Thumbnails = openThumbnails({
      dir: join(dir, 'cache'),
      limit: 1e6,
      draw: (_, __, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(fail('app.cancelled', {})));
        }),
      onTrouble: () => undefined,
    });
    const files = await Promise.all(Array.from({ length: 62 }, (_, at) => photo(`${at}.jpg`)));
    for (const file of files) {
      thumbnails.get(file, 96).catch(() => outcomes.push(file));
      await stat(file);
    }
    await expect.poll(() => outcomes.length).toBe(2);
  });
});
