import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDocument, type ImageStatus, type ProjectDocument } from '../../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../../../shared/dataset/ids';
import type { ImageFacts } from '../../../shared/dataset/image';
import { fail, failureOf } from '../../../shared/failure/failure';
import { DEFAULT_EXPORT_OPTIONS, type ExportOptions } from '../../../shared/ipc/export';
import { exportCoco } from './exportCoco';
import type { ExportJob } from './job';
import { previewExport } from './preview';

let root: string;
let out: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rtmlabel-export-'));
  out = join(root, 'out');
  mkdirSync(join(root, 'photos/子 folder'), { recursive: true });
  mkdirSync(out);
  for (const name of NAMES) writeFileSync(join(root, 'photos', name), `bytes of ${name}`.repeat(5000));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const NAMES = ['1.jpg', '2.jpg', '子 folder/🐱.jpg', '子 folder/1.JPG'];
const FACTS: ImageFacts = { size: { width: 640, height: 480 }, format: 'jpeg', bytes: 1 };

const record = (status: ImageStatus, ...xs: number[]) => ({
  status,
  rejections: [],
  annotations: xs.map((x, i) => ({
    id: asAnnotationId(`${status}${i}`),
    classId: asClassId(7),
    box: { x, y: 1.25, width: 10, height: 20 },
    provenance: { kind: 'drawn' as const },
  })),
});

const DOCUMENT: ProjectDocument = {
  ...emptyDocument(),
  classes: [
    { id: asClassId(3), name: 'dog', color: { slot: 0, ring: 0 } },
    { id: asClassId(7), name: 'cat', color: { slot: 1, ring: 0 } },
  ],
  images: new Map([
    [asImagePath('子 folder/🐱.jpg'), record('done', 5, 635, 700)],
    [asImagePath('2.jpg'), record('done')],
    [asImagePath('1.jpg'), record('in progress', 1)],
  ]),
};

const job = (target: string, options: Partial<ExportOptions> = {}, more: Partial<ExportJob> = {}): ExportJob => ({
  target,
  options: { ...DEFAULT_EXPORT_OPTIONS, ...options },
  folder: join(root, 'photos'),
  document: DOCUMENT,
  images: NAMES.map((name) => ({ path: asImagePath(name), problem: null })),
  facts: async () => FACTS,
  ...more,
});

const failureCode = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error: unknown) => failureOf(error).code,
  );
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const names = (coco: { images: { file_name: string }[] }) => coco.images.map((image) => image.file_name);
const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('exportCoco', () => {
  it('writes the submitted images, the empty one included, in the order of the folder', async () => {
    const report = await exportCoco(job(join(out, 'a.json')));
    expect(report).toEqual({
      path: join(out, 'a.json'),
      images: 2,
      annotations: 2,
      predictions: 0,
      beside: [],
      skipped: [],
      tinyBoxes: 0,
      outsideBoxes: 1,
    });
    const coco = json(report.path);
    expect(names(coco)).toEqual(['2.jpg', '子 folder/🐱.jpg']);
    expect(coco.annotations.map((a: { bbox: number[] }) => a.bbox)).toEqual([
      [5, 1.25, 10, 20],
      [635, 1.25, 5, 20],
    ]);
    expect(coco.categories.map((c: { name: string }) => c.name)).toEqual(['dog', 'cat']);
    expect(readdirSync(out)).toEqual(['a.json']);
  });

  it('writes every readable image when asked for all, with its status', async () => {
    const { path } = await exportCoco(job(join(out, 'a.json'), { scope: 'all' }));
    expect(json(path).images.map((i: { status: string }) => i.status)).toEqual([
      'in progress',
      'done',
      'done',
      'unseen',
    ]);
  });

  it('reports what cannot be read and what is gone, and writes the rest', async () => {
    const images = [...NAMES.slice(1).map((name) => ({ path: asImagePath(name), problem: null }))];
    const facts: ExportJob['facts'] = async (image) => {
      if (image === '2.jpg') throw fail('image.broken', { file: image, reason: 'no end' });
      return FACTS;
    };
    const report = await exportCoco(job(join(out, 'a.json'), { scope: 'all' }, { images, facts }));
    expect(report.images).toBe(2);
    expect(report.skipped.map(({ image, failure }) => [image, failure.code])).toEqual([
      ['2.jpg', 'image.broken'],
      ['1.jpg', 'image.notFound'],
    ]);
  });

  it.each(['none', 'zip'] as const)('gives the same bytes on every run and in every time zone: %s', async (images) => {
    const digests: string[] = [];
    for (const zone of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      const before = process.env.TZ;
      process.env.TZ = zone;
      const { path } = await exportCoco(job(join(out, `${digests.length}`), { images, scope: 'all' }));
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
      digests.push(sha(path));
    }
    expect(new Set(digests).size).toBe(1);
  });

  it('lays out a folder as Label Studio does', async () => {
    const { path } = await exportCoco(job(join(out, 'set'), { images: 'folder', scope: 'all' }));
    expect(readdirSync(path).sort()).toEqual(['images', 'result.json']);
    const coco = json(join(path, 'result.json'));
    expect(names(coco)).toEqual(NAMES.map((name) => `images/${name}`));
    for (const name of names(coco)) expect(sha(join(path, name))).toBe(sha(join(root, 'photos', name.slice(7))));
  });

  it('writes a zip that unzip accepts, with the same layout', async () => {
    const { path } = await exportCoco(job(join(out, 'set.zip'), { images: 'zip', scope: 'all' }));
    const python = `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))
z.extractall(sys.argv[2])`;
    const listed = execFileSync('python3', ['-c', python, path, join(out, 'x')], { encoding: 'utf8' });
    expect(listed.trim().split('\n')).toEqual(['result.json', ...NAMES.map((name) => `images/${name}`)]);
    for (const name of names(json(join(out, 'x/result.json')))) {
      expect(sha(join(out, 'x', name))).toBe(sha(join(root, 'photos', name.slice(7))));
    }
  });

  it('uses bare names when flat, and refuses two that Windows would not tell apart', async () => {
    const flat = await exportCoco(job(join(out, 'a.json'), { fileNames: 'flat' }));
    expect(names(json(flat.path))).toEqual(['2.jpg', '🐱.jpg']);
    const all = job(join(out, 'b.json'), { fileNames: 'flat', scope: 'all' });
    expect(await failureCode(exportCoco(all))).toBe('export.duplicateName');
    expect(previewExport(DOCUMENT, all.images, all.options).clashes).toEqual([['1.jpg', '子 folder/1.JPG']]);
    expect(readdirSync(out)).toEqual(['a.json']);
  });

  it.each(['none', 'folder', 'zip'] as const)('leaves nothing behind when cancelled: %s', async (images) => {
    const total = images === 'none' ? 4 : 8;
    for (const stopAt of [1, 4, total]) {
      const abort = new AbortController();
      const target = join(out, 'old');
      if (images !== 'folder') writeFileSync(target, 'precious');
      const onProgress = (done: number) => done === stopAt && abort.abort();
      const cancelled = exportCoco(job(target, { images, scope: 'all' }, { signal: abort.signal, onProgress }));
      expect(await failureCode(cancelled)).toBe('app.cancelled');
      expect(readdirSync(out)).toEqual(images === 'folder' ? [] : ['old']);
      if (images !== 'folder') expect(readFileSync(target, 'utf8')).toBe('precious');
    }
  });

  it.each(['folder', 'zip'] as const)('leaves nothing behind when a picture vanishes: %s', async (images) => {
    const onProgress = (done: number) => done === 4 && rmSync(join(root, 'photos', NAMES[2]!));
    const broken = exportCoco(job(join(out, 'set'), { images, scope: 'all' }, { onProgress }));
    expect(await failureCode(broken)).toBe('image.notFound');
    expect(readdirSync(out)).toEqual([]);
  });

  it('counts progress up to the total', async () => {
    const seen: [number, number][] = [];
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    await exportCoco(job(join(out, 'set'), { images: 'zip', scope: 'all' }, { onProgress }));
    expect(seen).toEqual(Array.from({ length: 8 }, (_, i) => [i + 1, 8]));
  });

  it('refuses targets that would do harm', async () => {
    writeFileSync(join(out, 'something'), '');
    expect(await failureCode(exportCoco(job(out, { images: 'folder' })))).toBe('export.folderNotEmpty');
    const inside = join(root, 'photos/export');
    expect(await failureCode(exportCoco(job(inside, { images: 'folder' })))).toBe('export.insideProject');
    const picture = join(root, 'photos/1.jpg');
    expect(await failureCode(exportCoco(job(picture)))).toBe('export.isImage');
    expect(await failureCode(exportCoco(job(join(out, 'no/such/a.json'))))).toBe('export.writeFailed');
    expect(readdirSync(out)).toEqual(['something']);
  });

  it('says so when the disk is full, and keeps the file that was there', async ({ skip }) => {
    const small = join(root, 'small');
    mkdirSync(small);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status === 0;
    if (!mounted) skip('needs the right to mount a small disk');
    try {
      for (const images of ['none', 'zip', 'folder'] as const) {
        const target = join(small, images);
        if (images !== 'folder') writeFileSync(target, 'precious');
        const before = readdirSync(small);
        const many = job(target, { images, scope: 'all' }, { document: crowded() });
        expect(await failureCode(exportCoco(many))).toBe('export.diskFull');
        expect(readdirSync(small)).toEqual(before);
      }
    } finally {
      spawnSync('umount', [small]);
    }
  });
});

/** Enough boxes that the JSON does not fit into 64 KiB. */
const crowded = (): ProjectDocument => ({
  ...DOCUMENT,
  images: new Map([[asImagePath('1.jpg'), record('done', ...Array.from({ length: 2000 }, (_, i) => i % 600))]]),
});
