import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asImagePath } from '../../../shared/dataset/ids';
import { type CandidateStore, openCandidateStore } from './candidateStore';
import { openSurvivorStore, type SurvivorStore } from './survivorStore';

const KEY = 'model-320';
const LOOSE = { nmsIou: 0.65, maxPerImage: 300 };
const TIGHT = { nmsIou: 0.1, maxPerImage: 300 };
const file = { bytes: 1, mtimeMs: 2 };
let folder = '';
let candidates: CandidateStore;
let store: SurvivorStore;
const survivorFile = (): string => join(folder, 'candidates', `${KEY}.survivors`);
const image = (at: number) => asImagePath(`图/${at}.jpg`);

/** Two boxes that overlap by a third, and one beside the image that nobody ever sees. */
const detection = (score: number) => ({
  candidates: {
    boxes: new Float32Array([0, 0, 10, 10, 5, 0, 15, 10, -20, 0, -10, 10]),
    scores: new Float32Array([score, 0.5, 0.4]),
    labels: new Uint16Array([3, 3, 1]),
  },
  width: 100,
  height: 100,
  timing: { decode: 0, resize: 0, inference: 0, postprocess: 0 },
});

const open = async (nms = LOOSE): Promise<void> => {
  candidates = await openCandidateStore(folder, KEY);
  store = await openSurvivorStore(folder, KEY, candidates, nms);
};
const close = async (): Promise<void> => {
  await store.close();
  await candidates.close();
};
const put = async (at: number, score = 0.75): Promise<void> => {
  await candidates.put(image(at), file, { detection: detection(score), summary: new Float32Array() });
  store.put(image(at), detection(score));
};
const compute = (nms = LOOSE): Promise<void> => store.compute(nms, new AbortController().signal, () => undefined);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-survivors-'));
  await open();
});
afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});

test('gives back what survived, also after reopening, without reading the candidates', async () => {
  await put(1);
  await put(2, 0.25);
  for (let round = 0; round < 2; round++) {
    expect(store.get(image(1))).toEqual({
      scores: new Float32Array([0.75, 0.5]),
      labels: new Uint16Array([3, 3]),
      boxes: new Float32Array([0, 0, 10, 10, 5, 0, 15, 10]),
    });
    expect(store.get(image(2))?.scores).toEqual(new Float32Array([0.5, 0.25]));
    expect(store.get(image(3))).toBeNull();
    expect(store.missing()).toEqual([]);
    await close();
    await open();
  }
});

test('what was stored without survivors, by an older version or after a crash, is computed', async () => {
  await candidates.put(image(1), file, { detection: detection(0.75), summary: new Float32Array() });
  expect(store.missing()).toEqual([image(1)]);
  await compute();
  expect(store.get(image(1))?.scores.length).toBe(2);
  await close();
  await open();
  expect(store.missing()).toEqual([]);
});

test('another NMS takes the place of the old one when all is done, and is kept', async () => {
  await put(1);
  await put(2);
  await compute(TIGHT);
  expect(store.nms).toEqual(TIGHT);
  expect(store.get(image(2))?.scores).toEqual(new Float32Array([0.75]));
  await put(3);
  await close();
  await open();
  expect(store.nms).toEqual(TIGHT);
  expect(store.images.length).toBe(3);
  expect(store.get(image(3))?.scores.length).toBe(1);
});

test('a computation that is stopped changes nothing', async () => {
  await put(1);
  await put(2);
  const stop = new AbortController();
  const stopped = store.compute(TIGHT, stop.signal, () => stop.abort());
  await expect(stopped).rejects.toMatchObject({ failure: { code: 'app.cancelled' } });
  expect(store.nms).toEqual(LOOSE);
  expect(store.get(image(1))?.scores.length).toBe(2);
});

test('an image stored anew is missing until its survivors are known again', async () => {
  await put(1);
  await candidates.put(image(1), { ...file, bytes: 9 }, { detection: detection(0.9), summary: new Float32Array() });
  await close();
  await open();
  expect(store.missing()).toEqual([image(1)]);
  await compute();
  expect(store.get(image(1))?.scores[0]).toBe(Math.fround(0.9));
});

test.each([
  ['a torn end', async () => truncate(survivorFile(), (await stat(survivorFile())).size - 3), 1],
  ['rubbish behind the end', () => appendFile(survivorFile(), 'rubbish'), 0],
  ['another file', () => writeFile(survivorFile(), 'something else'), 2],
  ['no file', () => rm(survivorFile()), 2],
  [
    'bytes that have changed',
    async () => {
      const bytes = await readFile(survivorFile());
      bytes[bytes.length - 4] = (bytes[bytes.length - 4] as number) ^ 0xff;
      await writeFile(survivorFile(), bytes);
    },
    1,
  ],
])('%s: the rest is computed again', async (_, damage, lost) => {
  await put(1);
  await put(2);
  await close();
  await damage();
  await open();
  expect(store.missing().length).toBe(lost);
  await compute();
  await close();
  await open();
  expect(store.missing()).toEqual([]);
  expect(store.get(image(2))?.scores).toEqual(new Float32Array([0.75, 0.5]));
});
