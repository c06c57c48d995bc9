import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDocument, type ImageRecord, type ProjectDocument } from '../../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../../../shared/dataset/ids';
import { fail, failureOf } from '../../../shared/failure/failure';
import { parseLabelConfig } from '../../../shared/formats/labelstudio/config';
import { strictIssues } from '../../../shared/formats/labelstudio/strict';
import type { LsTask } from '../../../shared/formats/labelstudio/tasks';
import { DEFAULT_EXPORT_OPTIONS, type ExportOptions } from '../../../shared/ipc/export';
import { createTranslator } from '../../../shared/words/translator';
import { openCandidateStore } from '../storage/candidateStore';
import { readCandidates, type StoredCandidates } from '../storage/readCandidates';
import { exportLabelStudio, type LabelStudioExport } from './exportLabelStudio';

const SIZE = { width: 640, height: 480 };
const NAMES = ['1 空白.jpg', '2.jpg', '3.jpg', '4.jpg', 'day 2/5.jpg', '6.jpg'];
const own = (x: number, classId = 7): ImageRecord['annotations'][number] => ({
  id: asAnnotationId(`${x}`),
  classId: asClassId(classId),
  box: { x, y: 33.3, width: 100, height: 77.7 },
  provenance: { kind: 'drawn' },
});
const record = (status: ImageRecord['status'], more: Partial<ImageRecord> = {}): ImageRecord => ({
  status,
  annotations: [],
  rejections: [],
  ...more,
});
const DOCUMENT: ProjectDocument = {
  ...emptyDocument(),
  classes: [
    { id: asClassId(3), name: 'dog & "co"', color: { slot: 0, ring: 0 } },
    { id: asClassId(7), name: 'Cell_Phone', color: { slot: 1, ring: 0 } },
  ],
  images: new Map([
    [asImagePath('2.jpg'), record('done', { annotations: [own(10), own(580.123456)] })],
    [asImagePath('3.jpg'), record('in progress', { annotations: [own(10, 3)] })],
    [asImagePath('4.jpg'), record('done')],
    [asImagePath('day 2/5.jpg'), record('skipped')],
  ]),
};

let root: string;
let folder: string;
let out: string;
let candidates: StoredCandidates;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'rtmlabel-tasks-'));
  folder = join(root, 'my photos');
  out = join(root, 'out');
  mkdirSync(join(folder, 'day 2'), { recursive: true });
  mkdirSync(out);
  const store = await openCandidateStore(join(root, 'state'), 'key');
  for (const name of NAMES) {
    writeFileSync(join(folder, name), `bytes of ${name}`);
    // The last one was not predicted yet.
    if (name === '6.jpg') continue;
    const { size: bytes, mtimeMs } = statSync(join(folder, name));
    await store.put(asImagePath(name), { bytes, mtimeMs }, { detection: detection(), summary: new Float32Array() });
  }
  await store.close();
  candidates = (await readCandidates(join(root, 'state'), 'key')) as StoredCandidates;
});
afterEach(async () => {
  await candidates.close();
  rmSync(root, { recursive: true });
});

/** A phone where a person has put one too, a phone elsewhere, a weak one, and something that is no class here. */
const detection = () => ({
  ...SIZE,
  timing: { decode: 0, resize: 0, inference: 0, postprocess: 0 },
  candidates: {
    boxes: Float32Array.of(10, 33, 110, 111, 300, 200, 400, 300, 500, 1, 600, 90, 0, 0, 50, 50),
    scores: Float32Array.of(0.9, 0.7, 0.2, 0.8),
    labels: Uint16Array.of(1, 1, 1, 2),
  },
});

const job = (options: Partial<ExportOptions> = {}, more: Partial<LabelStudioExport> = {}): LabelStudioExport => ({
  target: join(out, 'tasks.json'),
  options: { ...DEFAULT_EXPORT_OPTIONS, format: 'labelstudio', scope: 'all', ...options },
  folder,
  document: DOCUMENT,
  images: NAMES.map((name) => ({ path: asImagePath(name), problem: null })),
  facts: async () => ({ size: SIZE, format: 'jpeg', bytes: 1 }),
  stored: {
    info: { version: 'rtmdet-3c-12345678', classNames: ['cat', 'cell phone', 'tree'] },
    candidates,
    filter: { threshold: 0.3, nmsIou: 0.65, maxPerImage: 300 },
  },
  settingsText: (values) => createTranslator('en').t('export:settingsFile', { ...values }) as string,
  ...more,
});
const read = (name = 'tasks.json'): LsTask[] => JSON.parse(readFileSync(join(out, name), 'utf8'));
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no failure',
    (thrown: unknown) => failureOf(thrown).code,
  );

describe('exportLabelStudio', () => {
  it("makes annotations of a person's boxes and predictions of what nobody has judged", async () => {
    const report = await exportLabelStudio(job());
    expect(report).toMatchObject({ images: 6, annotations: 3, predictions: 6, skipped: [], outsideBoxes: 0 });
    const summary = read().map(({ data, annotations, predictions }) => [
      decodeURIComponent(data.image),
      annotations.map(({ result, was_cancelled }) => `${result.length}${was_cancelled ? ' cancelled' : ''}`),
      predictions.map(({ result }) => result.length),
    ]);
    const address = (name: string): string => `/data/local-files/?d=my photos/${name}`;
    expect(summary).toEqual([
      [address('1 空白.jpg'), [], [2]],
      [address('2.jpg'), ['2'], []],
      // The other class at the same place is another thing.
      [address('3.jpg'), ['1'], [2]],
      [address('4.jpg'), ['0'], []],
      [address('day 2/5.jpg'), ['0 cancelled'], [2]],
      [address('6.jpg'), [], []],
    ]);
    expect(read()[0]?.predictions[0]).toMatchObject({ model_version: 'rtmdet-3c-12345678' });
    expect(read()[0]?.data.image).toBe('/data/local-files/?d=my%20photos/1%20%E7%A9%BA%E7%99%BD.jpg');
  });

  it('is taken by the strict check with the label config beside it, and comes back to the same pixels', async () => {
    await exportLabelStudio(job());
    const config = parseLabelConfig(readFileSync(join(out, 'tasks.label_config.xml'), 'utf8'));
    for (const { annotations, predictions } of read())
      for (const one of [...annotations, ...predictions]) expect(strictIssues(one, config)).toEqual([]);
    const [first, second] = read()[1]?.annotations[0]?.result ?? [];
    const back = [first, second].map((region) => {
      const { x = 0, y = 0, width = 0, height = 0 } = region?.value ?? {};
      return [x * 6.4, y * 4.8, width * 6.4, height * 4.8];
    });
    // The second hangs over the edge and is cut there.
    const pixels = [
      [10, 33.3, 100, 77.7],
      [580.123456, 33.3, 640 - 580.123456, 77.7],
    ];
    back.flat().forEach((value, at) => {
      expect(value).toBeCloseTo(pixels.flat()[at] as number, 4);
    });
    expect(first?.value.rectanglelabels).toEqual(['Cell_Phone']);
  });

  it('keeps to the threshold, and to the scope', async () => {
    const base = job();
    const stored = base.stored as NonNullable<typeof base.stored>;
    const low = { ...stored, filter: { ...stored.filter, threshold: 0.1 } };
    expect((await exportLabelStudio({ ...base, stored: low })).predictions).toBe(9);
    expect(await exportLabelStudio(job({ scope: 'done' }))).toMatchObject({
      images: 2,
      predictions: 0,
      annotations: 2,
    });
    expect(await exportLabelStudio(job({}, { stored: null }))).toMatchObject({ images: 6, predictions: 0 });
  });

  it('does not use candidates of a file that has changed', async () => {
    writeFileSync(join(folder, '1 空白.jpg'), 'another picture');
    expect((await exportLabelStudio(job())).predictions).toBe(4);
  });

  it.each([
    ['', 'my%20photos/2.jpg', true],
    ['/data/local-files/?d=my%20photos', 'my%20photos/2.jpg', true],
    ['/data/local-files/?d=my photos/', 'my photos/2.jpg', true],
    ['/data/local-files/?d=in/container', 'in/container/2.jpg', false],
    ['https://pictures.example/set', 'https://pictures.example/set/2.jpg', false],
  ])('address of images: %j', async (imagePrefix, end, settings) => {
    const report = await exportLabelStudio(job({ imagePrefix }));
    expect(read()[1]?.data.image.endsWith(end)).toBe(true);
    expect(report.beside).toEqual(['tasks.label_config.xml', ...(settings ? ['tasks.settings.txt'] : [])]);
    if (!settings) return;
    const text = readFileSync(join(out, 'tasks.settings.txt'), 'utf8');
    expect(text).toContain(`LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT='${root}'`);
    expect(text).toContain(`\n   ${folder}\n`);
  });

  it('gives the same bytes each time', async () => {
    await exportLabelStudio(job());
    await exportLabelStudio(job({}, { target: join(out, 'again.json') }));
    expect(readFileSync(join(out, 'again.json'))).toEqual(readFileSync(join(out, 'tasks.json')));
    expect(readdirSync(out).length).toBe(6);
  });

  it('reports what cannot be read and writes the rest', async () => {
    const facts: LabelStudioExport['facts'] = async (image) => {
      if (image === '2.jpg') throw fail('image.broken', { file: image, reason: 'no end' });
      return { size: SIZE, format: 'jpeg', bytes: 1 };
    };
    const report = await exportLabelStudio(job({}, { facts }));
    expect(report.skipped.map(({ image, failure }) => [image, failure.code])).toEqual([['2.jpg', 'image.broken']]);
    expect(read().length).toBe(5);
  });

  it.each([1, 6, 12])('leaves nothing behind when cancelled at step %i', async (stopAt) => {
    writeFileSync(join(out, 'tasks.json'), 'precious');
    const abort = new AbortController();
    const onProgress = (done: number): void => {
      if (done === stopAt) abort.abort();
    };
    expect(await codeOf(exportLabelStudio(job({}, { signal: abort.signal, onProgress })))).toBe('app.cancelled');
    expect(readdirSync(out)).toEqual(['tasks.json']);
    expect(readFileSync(join(out, 'tasks.json'), 'utf8')).toBe('precious');
  });

  it('overwrites no picture, and counts progress up to the total', async () => {
    const target = join(folder, '2.jpg');
    expect(await codeOf(exportLabelStudio(job({}, { target })))).toBe('export.isImage');
    const seen: string[] = [];
    await exportLabelStudio(job({}, { onProgress: (done, total) => seen.push(`${done}/${total}`) }));
    expect(seen.at(-1)).toBe('12/12');
  });
});
