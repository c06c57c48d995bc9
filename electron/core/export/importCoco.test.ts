import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDocument } from '../../../shared/dataset/document';
import { asImagePath } from '../../../shared/dataset/ids';
import { type CocoImportJob, importCoco } from './importCoco';

let folder = '';
let file = '';
const BOXES = 60_000;
const images = [{ path: asImagePath('a.jpg'), size: 1, mtimeMs: 1, problem: null }];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-import-'));
  file = join(folder, 'many.json');
  const annotations = Array.from({ length: BOXES }, (_, id) => ({
    id,
    image_id: 1,
    category_id: 1,
    bbox: [id, 0, 9, 9],
  }));
  const categories = [{ id: 1, name: 'cat' }];
  writeFileSync(file, JSON.stringify({ images: [{ id: 1, file_name: 'a.jpg' }], annotations, categories }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const job = (signal?: AbortSignal): CocoImportJob => ({
  file,
  document: emptyDocument(),
  images,
  facts: async () => ({ size: { width: BOXES + 9, height: 9 } }) as Awaited<ReturnType<CocoImportJob['facts']>>,
  ...(signal === undefined ? {} : { signal }),
});

test('while very many boxes are read and planned other work has its turn, again and again', async () => {
  let turns = 0;
  let going = true;
  const turn = (): void => {
    turns++;
    if (going) setImmediate(turn);
  };
  // Reading the file itself lets others work, too: only what comes after it counts.
  const plan = importCoco({
    ...job(),
    onProgress: () => {
      turns = 0;
    },
  });
  setImmediate(turn);
  expect((await plan).annotations).toBe(BOXES);
  going = false;
  expect(turns).toBeGreaterThan(0);
});

test('reading is given up when the person wants it', async () => {
  const stop = new AbortController();
  const plan = importCoco({ ...job(stop.signal), images: [] });
  setTimeout(() => stop.abort(), 0);
  await expect(plan).rejects.toMatchObject({ failure: { code: 'app.cancelled' } });
});
