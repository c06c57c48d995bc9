import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Detection } from '../../../shared/detection/candidates';
import { failureOf } from '../../../shared/failure/failure';
import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { InstalledModel } from '../../../shared/models/installed';
import type { ImportStep } from '../../../shared/models/job';
import { data, describeWithData, workersDir } from '../../../testing/data';
import {
  boxesOf,
  compareBoxes,
  compareWithGolden,
  type GoldenBox,
  goldenDetections,
} from '../../../testing/goldenDetections';
import type { Detector } from '../inference/detector';
import { openDetector } from '../inference/openDetector';
import { openRegistry } from './registry';
import { type ImportOptions, runImport } from './runImport';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-models-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const room = () => openRegistry(join(folder, 'models'));
const OPTIONS = { config: null, expOnReg: null, passing: false, catalogue: [], workersDir };

async function imported(file: string, options: Partial<ImportOptions> = {}) {
  const steps: ImportStep[] = [];
  const signal = new AbortController().signal;
  const onStep = (step: ImportStep): void => void steps.push(step);
  const model = await runImport(room(), data(file), { ...OPTIONS, signal, onStep, ...options });
  return { model, steps };
}

/** The model of a file, loaded; imported at the first call. */
const models = new Map<string, Promise<InstalledModel>>();
async function detectorOf(file: string, inputSize: number): Promise<Detector> {
  models.set(file, models.get(file) ?? imported(file).then(({ model }) => model));
  const { id, classNames, sha256 } = (await models.get(file)) as InstalledModel;
  return openDetector(await room().fileOf(id), { workersDir, device: 'cpu', inputSize, classNames, sha256 });
}

const DERIVED = ['mmdet', 'mmdet.legacy-serialization', 'mmdet.train-style', 'mmyolo'].map(
  (kind) => `models/derived-rtmdet-nano-person.${kind}.pth`,
);

describeWithData('a checkpoint becomes a model', () => {
  it.each([
    ...DERIVED.map((file) => [file, 'nano', 320, 1] as const),
    ['models/trained-here-rtmdet-nano-80c.mmdet.pth', 'nano', 320, 80] as const,
    ['models/synthetic-rtmdet-tiny-80c-random.mmdet.pth', 'tiny', 640, 80] as const,
  ])('%s', async (file, size, inputSize, classCount) => {
    const { model, steps } = await imported(file);
    models.set(file, Promise.resolve(model));
    expect(steps.map(({ step }) => step)).toEqual(['read', 'recognised', 'written', 'checked']);
    expect(model).toMatchObject({ kind: 'raw-nchw', classCount, state: 'ok', inputSize: { width: inputSize } });
    expect(model.recipe).toMatchObject({ size, exp: { exp: false } });
    // The MMYOLO one says nothing of its class.
    expect(model.classNames?.length ?? null).toBe(file.includes('mmyolo') ? null : classCount);
    expect(model.msPerImage).toBeGreaterThan(0);
    expect(model.recipe?.exp.check).not.toBe('contradicts');
  });

  it('what is imported twice is one model', async () => {
    const before = await room().list();
    const { model } = await imported(DERIVED[0] as string);
    expect(await room().list()).toEqual(before);
    expect(before.map(({ id }) => id)).toContain(model.id);
  });

  it.each([320, 640])('gives the boxes of MMDetection at %i', async (size) => {
    const detector = await detectorOf(DERIVED[0] as string, size);
    const result = await compareWithGolden(detector, goldenDetections('derived', size));
    await detector.dispose();
    process.stdout.write(`converted at ${size}: ${JSON.stringify(result)}\n`);
    expect(result.strong).toBe(0);
    expect(result.differing / result.total).toBeLessThanOrEqual(0.002);
  });

  it.each(DERIVED.slice(1, 3))('%s gives the very same boxes as the plain file', async (file) => {
    for (const size of [320, 640]) {
      const [one, other] = [await detectorOf(DERIVED[0] as string, size), await detectorOf(file, size)];
      for (const { photo } of goldenDetections('derived', size).slice(0, 12)) {
        const [a, b] = [await one.detect(data(photo)), await other.detect(data(photo))];
        expect(b.candidates).toEqual(a.candidates);
      }
      await Promise.all([one.dispose(), other.dispose()]);
    }
  });

  it('gives the boxes of the real ONNX export of the same weights', async () => {
    const detector = await detectorOf(DERIVED[0] as string, 320);
    const file = data('models/real-rtmdet-nano-person.rawhead-nhwc.onnx');
    const real = await openDetector(file, { workersDir, device: 'cpu', inputSize: null, classNames: null });
    for (const { photo } of goldenDetections('derived', 320).slice(0, 40)) {
      const [ours, theirs] = [await detector.detect(data(photo)), await real.detect(data(photo))];
      const { differing, total } = compareBoxes(boxesOf(ours.candidates), boxesOf(theirs.candidates));
      expect(differing, photo).toBeLessThanOrEqual(total * 0.02);
    }
    await Promise.all([detector.dispose(), real.dispose()]);
  });

  it('three forms of one network agree on their photographs', async () => {
    const NAME = 'trained-here-rtmdet-nano-80c';
    const open = (file: string): Promise<Detector> =>
      openDetector(data(file), { workersDir, device: 'cpu', inputSize: null, classNames: null });
    const pth = await detectorOf(`models/${NAME}.mmdet.pth`, 320);
    const raw = await open(`models/${NAME}.rawhead-nchw.onnx`);
    const end2end = await open(`models/${NAME}.end2end-like.onnx`);
    const photos = readdirSync(data('coco128_32/images'));
    expect(photos.length).toBe(32);
    // The graph with NMS inside does not clip: what hangs over the picture is cut on both sides before comparing.
    const visible = ({ candidates, width, height }: Detection, iou: number): readonly GoldenBox[] =>
      boxesOf(candidates, iou)
        .filter(([, , , , score]) => score >= 0.3)
        .map(([x1, y1, x2, y2, score, label]) => [
          Math.max(x1, 0),
          Math.max(y1, 0),
          Math.min(x2, width),
          Math.min(y2, height),
          score,
          label,
        ]);
    let boxes = 0;
    for (const photo of photos) {
      const file = data('coco128_32/images', photo);
      const [a, b, c] = [await pth.detect(file), await raw.detect(file), await end2end.detect(file)];
      expect(compareBoxes(boxesOf(a.candidates), boxesOf(b.candidates)).strong, `${photo} raw`).toBe(0);
      // Its own NMS has run at 0.6.
      expect(compareBoxes(visible(a, 0.6), visible(c, 1)).strong, `${photo} end2end`).toBe(0);
      boxes += visible(c, 1).length;
    }
    expect(boxes).toBe(117);
    await Promise.all([pth.dispose(), raw.dispose(), end2end.dispose()]);
  });
});

describeWithData('an import that fails leaves nothing behind', () => {
  const { files } = JSON.parse(readFileSync(data('checkpoints-hostile', 'manifest.json'), 'utf8')) as {
    files: { file: string; expect: string }[];
  };
  const refused = files.filter((entry) => entry.expect === 'refused');

  it('every hostile file', async () => {
    const before = readdirSync(join(folder, 'models'), { recursive: true }).sort();
    for (const { file } of refused) {
      const thrown = await imported(join('checkpoints-hostile', file)).catch((error: unknown) => error);
      const { code } = failureOf(thrown);
      expect(/^(checkpoint|convert|model)\./.test(code), `${file}: ${code}`).toBe(true);
    }
    expect(readdirSync(join(folder, 'models'), { recursive: true }).sort()).toEqual(before);
  });

  it('a file that was cancelled', async () => {
    const stop = new AbortController();
    const before = readdirSync(join(folder, 'models')).sort();
    const signal = stop.signal;
    const work = imported('models/synthetic-rtmdet-tiny-80c-random.mmdet.pth', { signal, onStep: () => stop.abort() });
    await expect(work).rejects.toMatchObject({ failure: { code: 'app.cancelled' } });
    expect(readdirSync(join(folder, 'models')).sort()).toEqual(before);
  });

  it('a file with an official name and other bytes, or the official bytes under another name', async () => {
    const entry = { id: 'x', title: 'X', url: 'https://a/derived-rtmdet-nano-person.mmdet.pth' } as CatalogueModel;
    const wrong = imported(DERIVED[0] as string, { catalogue: [{ ...entry, sha256Prefix: '00000000' }] });
    await expect(wrong).rejects.toMatchObject({ failure: { code: 'models.notOfficial' } });
    const { model } = await imported(DERIVED[0] as string);
    const sha256Prefix = (model.recipe?.sourceSha256 ?? '').slice(0, 8);
    const official = await imported(DERIVED[0] as string, {
      catalogue: [{ ...entry, url: 'https://a/b.pth', sha256Prefix, classes: ['person'], licence: 'Apache-2.0' }],
    });
    expect(official.model).toMatchObject({ title: 'X', catalogueId: 'x', licence: 'Apache-2.0' });
  });
});
