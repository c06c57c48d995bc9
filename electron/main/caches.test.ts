import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asImagePath } from '../../shared/dataset/ids';
import type { CacheName } from '../../shared/ipc/system';
import { openProject, type Project } from '../core/storage/openProject';
import { type Caches, createCaches } from './caches';

let root = '';
let dataDir = '';
let photos = '';
let project: Project;
let busy: CacheName | null = null;
const told: (readonly [number, number | null])[] = [];

const put = async (path: string, bytes: number): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.alloc(bytes));
};
const candidates = (name: string): string => join(photos, '.rtmlabel', 'candidates', name);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rtmlabel-caches-'));
  [dataDir, photos, busy] = [join(root, 'data'), join(root, 'photos'), null];
  await put(join(photos, 'a.jpg'), 10);
  project = await openProject(photos, { dataDir });
  await project.updateSettings({ view: { ...project.settings().view, image: asImagePath('a.jpg') } });
  for (const [name, bytes] of [
    ['now.pack', 1000],
    ['now.index', 100],
    ['now.survivors', 10],
    ['now.frozen', 5],
    ['old.pack', 2000],
    ['old.index', 200],
    ['old.frozen', 7],
    ['notes.txt', 9],
  ] as const)
    await put(candidates(name), bytes);
  await put(join(dataDir, 'projects', 'read-only-1234', 'candidates', 'now.pack'), 4000);
  await put(join(dataDir, 'projects', 'read-only-1234', 'journal.jsonl'), 3);
  await put(join(dataDir, 'thumbnails', 'ab', 'cd.jpg'), 50);
  await put(join(dataDir, 'models', 'nano', 'nano.onnx'), 600);
  await put(join(dataDir, 'models', 'nano', 'model.json'), 60);
  await put(join(dataDir, 'settings.json'), 8);
  await put(join(dataDir, 'label-studio', 'token'), 8);
});
afterEach(async () => {
  await project.close();
  await rm(root, { recursive: true });
});

const inUse = (): { readonly stateDir: string; readonly key: string } => ({ stateDir: project.stateDir, key: 'now' });

const caches = (
  projects = [photos, join(root, 'gone')],
  candidatesInUse: () => ReturnType<typeof inUse> | null = inUse,
) =>
  createCaches({
    dataDir,
    projects: () => projects,
    candidatesInUse,
    isBusy: (cache) => cache === busy,
    onProgress: (done, total) => told.push([done, total]),
  });

const sizes = async (made: Caches): Promise<Record<string, readonly [number, number]>> =>
  Object.fromEntries((await made.measure()).caches.map(({ name, bytes, inUse }) => [name, [bytes, inUse]]));

test('sizes, with what is in use', async () => {
  expect(await sizes(caches())).toEqual({
    candidates: [1000 + 100 + 10 + 2000 + 200 + 4000, 1110],
    thumbnails: [50, 0],
    labelStudioImages: [0, 0],
    downloads: [0, 0],
  });
  expect((await caches().measure()).models).toEqual({ count: 1, bytes: 660 });
});

test('cleaning takes what can be computed again and nothing else', async () => {
  const before = await readFile(join(photos, '.rtmlabel', 'settings.json'), 'utf8');
  const { caches: after } = await caches().clean('candidates');
  expect(after.find(({ name }) => name === 'candidates')).toMatchObject({ bytes: 1110, inUse: 1110, files: 3 });
  for (const kept of ['now.pack', 'now.index', 'now.survivors', 'now.frozen', 'old.frozen', 'notes.txt'])
    expect([kept, existsSync(candidates(kept))]).toEqual([kept, true]);
  expect(await readFile(join(photos, '.rtmlabel', 'settings.json'), 'utf8')).toBe(before);
  expect(existsSync(join(dataDir, 'projects', 'read-only-1234', 'journal.jsonl'))).toBe(true);
  await caches().clean('thumbnails');
  await caches().clean('downloads');
  await caches().clean('labelStudioImages');
  for (const kept of ['models/nano/nano.onnx', 'settings.json', 'label-studio/token'])
    expect([kept, existsSync(join(dataDir, kept))]).toEqual([kept, true]);
  expect((await sizes(caches())).thumbnails).toEqual([0, 0]);
});

test('who waits long hears how far it is', async () => {
  told.length = 0;
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 200;
    return now;
  });
  await caches().clean('candidates');
  vi.restoreAllMocks();
  expect(told.filter(([, total]) => total === 3).map(([done]) => done)).toEqual([1, 2, 3]);
  expect(told.at(-1)).toEqual([4, null]);
});

test('what somebody works with is left alone', async () => {
  busy = 'thumbnails';
  await caches().clean('thumbnails');
  expect((await sizes(caches())).thumbnails).toEqual([50, 0]);
});

const kept = (): readonly boolean[] =>
  ['now.pack', 'now.index', 'now.survivors'].map((name) => existsSync(candidates(name)));

test('a model that is loaded while files are looked for keeps its candidates', async () => {
  let asked = 0;
  await caches([photos], () => (asked++ === 0 ? null : inUse())).clean('candidates');
  expect(kept()).toEqual([true, true, true]);
  expect(existsSync(candidates('old.pack'))).toBe(false);
});

test('the open project is known by another name too', async () => {
  const link = join(root, 'link');
  await symlink(photos, link, 'junction');
  await caches([link]).clean('candidates');
  expect(kept()).toEqual([true, true, true]);
});
