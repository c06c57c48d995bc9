import { appendFile, mkdtemp, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { ImageFacts } from '../../../shared/dataset/image';
import { noteFacts, openKnownFacts } from './knownFacts';

const image = asImagePath('图 1.jpg');
const other = asImagePath('other.jpg');
let folder = '';
let looks: ImagePath[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-facts-'));
  looks = [];
  await writeFile(join(folder, image), 'twelve bytes');
  await writeFile(join(folder, other), 'other');
});
afterEach(() => rm(folder, { recursive: true }));

const known = async (from: string | null = folder) => {
  const facts = await openKnownFacts(from);
  const ask = (path: ImagePath): Promise<ImageFacts> =>
    facts.of(path, join(folder, path), async () => {
      looks.push(path);
      const { size: bytes, mtimeMs } = await stat(join(folder, path));
      return { size: { width: 640, height: 480 }, format: 'jpeg', bytes, mtimeMs };
    });
  return { ask, save: facts.save };
};
const remember = async (): Promise<void> => {
  const { ask, save } = await known();
  expect(await ask(image)).toEqual({ size: { width: 640, height: 480 }, format: 'jpeg', bytes: 12 });
  await ask(other);
  await save(new Set([image, other]));
  looks = [];
};

test('what was looked at is known the next time', async () => {
  await remember();
  expect(await (await known()).ask(image)).toEqual({ size: { width: 640, height: 480 }, format: 'jpeg', bytes: 12 });
  expect(looks).toEqual([]);
});

test.each<[string, () => Promise<void>]>([
  ['has become longer', () => appendFile(join(folder, image), '!')],
  ['was written again', () => utimes(join(folder, image), 1, 1)],
])('a picture that %s is looked at again', async (_, change) => {
  await remember();
  await change();
  const { ask, save } = await known();
  await ask(image);
  await ask(other);
  expect(looks).toEqual([image]);
  await save(new Set([image, other]));
  await (await known()).ask(image);
  expect(looks).toEqual([image]);
});

test('a picture that is gone fails as it does without memory', async () => {
  await remember();
  await unlink(join(folder, image));
  await expect((await known()).ask(image)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('images that are not there any more are forgotten', async () => {
  await remember();
  const { ask, save } = await known();
  await utimes(join(folder, image), 1, 1);
  await ask(image);
  await save(new Set([image]));
  expect(await readFile(join(folder, 'facts.json'), 'utf8')).not.toContain('other');
});

test.each([
  '',
  '{',
  '[]',
  '{"rtmlabel":"facts","version":2,"rows":[]}',
  '{"rtmlabel":"facts","version":1,"rows":[null,["图 1.jpg",12,0,-1,0,"jpeg"],7]}',
])('a damaged file is as good as none: %s', async (text) => {
  await remember();
  await writeFile(join(folder, 'facts.json'), text);
  await (await known()).ask(image);
  expect(looks).toEqual([image]);
});

test('without a place nothing is kept, and a place that cannot be written is no failure', async () => {
  for (const place of [null, join(folder, 'missing')]) {
    const { ask, save } = await known(place);
    await ask(image);
    await save(new Set([image]));
  }
  await (await known()).ask(image);
  expect(looks.length).toBe(3);
});

test('what came along while pictures were predicted is known to the next export; what was known stays', async () => {
  const { ask, save } = await known();
  await ask(other);
  const notes = noteFacts(folder);
  const { size: bytes, mtimeMs } = await stat(join(folder, image));
  notes.note(image, { size: { width: 8, height: 6 }, format: 'png', bytes, mtimeMs });
  // Both end at the same time.
  await Promise.all([save(new Set([image, other])), notes.save()]);
  looks = [];
  const next = await known();
  expect(await next.ask(image)).toEqual({ size: { width: 8, height: 6 }, format: 'png', bytes: 12 });
  await next.ask(other);
  expect(looks).toEqual([]);
});
