import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asImagePath } from '../../../shared/dataset/ids';
import type { StoredDetection } from './cache';
import { type CandidateStore, openCandidateStore } from './candidateStore';

let folder = '';
let store: CandidateStore | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-candidates-'));
});
afterEach(async () => {
  await store?.close();
  store = null;
  await rm(folder, { recursive: true });
});

const open = async (): Promise<CandidateStore> => {
  await store?.close();
  store = await openCandidateStore(folder, 'model-320');
  return store;
};
const image = (at: number) => asImagePath(`子文件夹/${at}.jpg`);
const file = { bytes: 1234, mtimeMs: 1700000000123.5 };
const timing = { decode: 0, resize: 0, inference: 0, postprocess: 0 };
const detection = (count: number): StoredDetection => ({
  summary: Float32Array.from({ length: Math.min(count, 3) }, (_, at) => 1 / (at + 1)),
  detection: {
    candidates: {
      boxes: Float32Array.from({ length: count * 4 }, (_, at) => at * 1.5),
      scores: Float32Array.from({ length: count }, (_, at) => 1 / (at + 1)),
      labels: Uint16Array.from({ length: count }, (_, at) => at % 80),
    },
    width: 640,
    height: 427,
    timing,
  },
});
const pack = (): string => join(folder, 'candidates', 'model-320.pack');
const index = (): string => join(folder, 'candidates', 'model-320.index');

test('gives back what was put in, also after reopening', async () => {
  const first = await open();
  for (const count of [0, 1, 7]) await first.put(image(count), file, detection(count));
  for (let round = 0; round < 2; round++) {
    const at = await open();
    expect(at.count).toBe(3);
    for (const count of [0, 1, 7]) expect(await at.get(image(count), file)).toMatchObject(detection(count));
  }
});

test('knows nothing of a file that has changed, nor of another model', async () => {
  const first = await open();
  await first.put(image(1), file, detection(1));
  expect(first.has(image(1), { ...file, bytes: 1 })).toBe(false);
  expect(await first.get(image(1), { ...file, mtimeMs: 1 })).toBeNull();
  const other = await openCandidateStore(folder, 'other-320');
  expect(other.count).toBe(0);
  await other.close();
});

test('the newest record of an image wins', async () => {
  const first = await open();
  await first.put(image(1), file, detection(1));
  await first.put(image(1), { ...file, bytes: 99 }, detection(5));
  const again = await open();
  expect(again.has(image(1), file)).toBe(false);
  expect((await again.get(image(1), { ...file, bytes: 99 }))?.detection.candidates.scores.length).toBe(5);
});

test('stored anew, an image has another stamp; what is stored is read whatever the file has become', async () => {
  const first = await open();
  await first.put(image(7), file, detection(7));
  const stamp = first.stampOf(image(7));
  await first.put(image(7), { ...file, bytes: 99 }, detection(5));
  expect(first.stampOf(image(7))).not.toBe(stamp);
  expect(first.stampOf(image(8))).toBeNull();
  expect([...first.images()]).toEqual([image(7)]);
  expect(await first.read(image(7))).toMatchObject(detection(5));
  expect(await first.read(image(8))).toBeNull();
});

test.each([
  ['a torn pack', async () => truncate(pack(), (await stat(pack())).size - 5), 1],
  ['rubbish behind the pack', () => appendFile(pack(), 'rubbish'), 2],
  ['a torn index', async () => truncate(index(), (await stat(index())).size - 5), 2],
  ['a lost index', () => rm(index()), 2],
  ['an index of something else', () => writeFile(index(), '[1,2]\n{}\n'), 2],
])('%s costs at most the last record', async (_, damage, left) => {
  const first = await open();
  await first.put(image(1), file, detection(1));
  await first.put(image(2), file, detection(2));
  await first.close();
  store = null;
  await damage();
  const again = await open();
  expect(again.count).toBe(left);
  expect(await again.get(image(1), file)).toMatchObject(detection(1));
  await again.put(image(3), file, detection(3));
  const third = await open();
  expect(third.count).toBe(left + 1);
  expect(await third.get(image(3), file)).toMatchObject(detection(3));
});

test('a record whose bytes have changed counts as not there', async () => {
  const first = await open();
  await first.put(image(1), file, detection(7));
  await first.close();
  store = null;
  const bytes = await readFile(pack());
  bytes[bytes.length - 3] = (bytes[bytes.length - 3] as number) ^ 0xff;
  await writeFile(pack(), bytes);
  const again = await open();
  expect(await again.get(image(1), file)).toBeNull();
});
