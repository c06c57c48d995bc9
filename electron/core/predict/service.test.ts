import { copyFile, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { probeImage } from '../images/probe';
import { scanFolder } from '../images/scan';
import type { Detector } from '../inference/detector';
import { openDetector } from '../inference/openDetector';
import type { CandidateCache, FileIdentity, StoredDetection } from '../storage/cache';
import { startBatch } from './batch';
import { createPredictService, type PredictService } from './service';

const MODEL = 'real-rtmdet-nano-person.rawhead-nhwc.onnx';
const PHOTOS = ['000000000139', '000000000802', '000000005001', '000000010764', '000000011813', '000000018575'];

/** A cache in memory with the behaviour of the lasting one. */
function memory(): CandidateCache & { readonly kept: Map<ImagePath, FileIdentity & StoredDetection> } {
  const kept = new Map<ImagePath, FileIdentity & StoredDetection>();
  const has = (image: ImagePath, file: FileIdentity): boolean => {
    const found = kept.get(image);
    return found?.bytes === file.bytes && found.mtimeMs === file.mtimeMs;
  };
  return {
    kept,
    has,
    get: (image, file) => Promise.resolve(has(image, file) ? (kept.get(image) ?? null) : null),
    put: (image, file, stored) => {
      kept.set(image, { ...file, ...stored });
      return Promise.resolve();
    },
  };
}

describeWithData('predict service', () => {
  let folder = '';
  const fileOf = (image: string): string => join(folder, image);
  let detector: Detector;
  let cache = memory();
  let service: PredictService;
  const image = (at: number): ImagePath => asImagePath(`${PHOTOS[at]}.jpg`);

  beforeAll(async () => {
    const workers = { workersDir, device: 'cpu', inputSize: null, classNames: null, workers: 2 } as const;
    detector = await openDetector(data('models', MODEL), workers);
    folder = await mkdtemp(join(tmpdir(), 'rtmlabel-predict-'));
    for (const name of PHOTOS) await copyFile(data(`coco/images/${name}.jpg`), join(folder, `${name}.jpg`));
    await writeFile(join(folder, 'broken.jpg'), 'no picture');
    await mkdir(join(folder, 'sub'));
    await copyFile(data('awkward/formats/sample.heic'), join(folder, 'sub', 'phone.heic'));
  });
  afterAll(async () => {
    await detector.dispose();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    cache = memory();
    service = createPredictService({ fileOf, detector, cache, summary: { nmsIou: 0.65, maxPerImage: 300 } });
  });

  test('a second request comes from the cache, until the file changes', async () => {
    expect((await service.get(image(0), 'person')).fromCache).toBe(false);
    expect((await service.get(image(0), 'person')).fromCache).toBe(true);
    await utimes(join(folder, image(0)), new Date(), new Date());
    expect((await service.get(image(0), 'person')).fromCache).toBe(false);
  });

  test('two callers of one image share one run', async () => {
    const stored: string[] = [];
    service = createPredictService({
      fileOf,
      detector,
      cache,
      summary: { nmsIou: 0.65, maxPerImage: 300 },
      onStored: (path) => stored.push(path),
    });
    await Promise.all([
      service.get(image(1), 'batch'),
      service.get(image(1), 'person'),
      service.get(image(1), 'ahead'),
    ]);
    expect(stored).toEqual([image(1)]);
  });

  test('what the files are comes along, as their headers say', async () => {
    const looked = new Map<ImagePath, unknown>();
    const cached = { fileOf, detector, cache, summary: { nmsIou: 0.65, maxPerImage: 300 } };
    service = createPredictService({ ...cached, onLooked: (path, facts) => looked.set(path, facts) });
    await copyFile(data('awkward/exif/Landscape_6.jpg'), join(folder, 'turned.jpg'));
    const turned = asImagePath('turned.jpg');
    for (const path of [image(0), turned, image(0)]) await service.get(path, 'batch');
    for (const path of [image(0), turned]) {
      const { orientation: _, ...header } = await probeImage(fileOf(path));
      expect(looked.get(path)).toEqual(header);
    }
    await rm(join(folder, 'turned.jpg'));
  });

  test('what a person waits for overtakes everything that waits', async () => {
    // Order of beginning: with two threads either of the last two may end first.
    const begun: string[] = [];
    const names = ['batch', 'batch', 'batch', 'batch', 'ahead', 'person'];
    const detect: Detector['detect'] = (file, signal) => {
      begun.push(names[PHOTOS.indexOf(basename(file, '.jpg'))] as string);
      return detector.detect(file, signal);
    };
    const noted = { ...detector, detect };
    service = createPredictService({ fileOf, detector: noted, cache, summary: { nmsIou: 0.65, maxPerImage: 300 } });
    await Promise.all([
      ...[0, 1, 2, 3].map((at) => service.get(image(at), 'batch')),
      service.get(image(4), 'ahead'),
      service.get(image(5), 'person'),
    ]);
    // Two batch images may have begun before anybody else asked; the others wait.
    expect(begun.length).toBe(6);
    expect(begun.slice(4)).toEqual(['batch', 'batch']);
    expect(begun.indexOf('person')).toBeLessThan(begun.indexOf('ahead'));
  });

  test('a failure names the image as the project does', async () => {
    await expect(service.get(asImagePath('broken.jpg'), 'person')).rejects.toMatchObject({
      failure: { code: 'image.unsupported', params: { file: 'broken.jpg', found: 'text' } },
    });
    await expect(service.get(asImagePath('gone.jpg'), 'person')).rejects.toMatchObject({
      failure: { code: 'image.notFound', params: { file: 'gone.jpg' } },
    });
  });

  test('a batch skips what cannot be read, and a second one is free', async () => {
    const images = await scanFolder(folder);
    const first = await startBatch(service, images, () => undefined).ended;
    expect(first).toMatchObject({ status: 'finished', total: 8, done: 6, cached: 0 });
    expect(first.failed.map((one) => one.image).sort()).toEqual(['broken.jpg', 'sub/phone.heic']);
    const second = await startBatch(service, images, () => undefined).ended;
    expect(second).toMatchObject({ status: 'finished', done: 6, cached: 6 });
  });

  test('a batch that is cancelled keeps what it has done and goes on from there', async () => {
    const images = (await scanFolder(folder)).filter(({ path }) => /^0+/.test(path));
    const batch = startBatch(service, images, () => undefined);
    await service.get(image(0), 'person');
    batch.cancel();
    const { status, done } = await batch.ended;
    expect(status).toBe('cancelled');
    expect(done).toBeLessThan(images.length);
    const again = await startBatch(service, images, () => undefined).ended;
    expect(again.done).toBe(images.length);
    expect(again.cached).toBeGreaterThanOrEqual(done);
  });

  test('a paused batch rests until it is resumed', async () => {
    const images = (await scanFolder(folder)).filter(({ path }) => /^0+/.test(path));
    const batch = startBatch(service, images, () => undefined);
    batch.pause();
    await service.get(image(5), 'person');
    await service.get(image(4), 'person');
    expect(batch.progress()).toMatchObject({ status: 'paused', rate: null });
    const rested = batch.progress().done;
    expect(rested).toBeLessThan(images.length);
    batch.resume();
    expect((await batch.ended).done).toBe(images.length);
  });
});
