import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { suppress } from '../../../shared/detection/nms';
import { data, describeWithData, workersDir } from '../../../testing/data';
import type { Detector, DetectorOptions } from './detector';
import { openDetector } from './openDetector';

const options: DetectorOptions = { workersDir, device: 'cpu', inputSize: null, classNames: null, workers: 1 };
const RAW = 'real-rtmdet-nano-person.rawhead-nhwc.onnx';
const END2END = 'real-rtmdet-nano-person.mmdeploy-end2end.onnx';
const NCHW = 'trained-here-rtmdet-nano-80c.rawhead-nchw.onnx';

describeWithData('what a model file is', () => {
  let detector: Detector | null = null;
  afterEach(async () => {
    await detector?.dispose();
    detector = null;
  });
  const open = async (file: string, change: Partial<DetectorOptions> = {}): Promise<Detector> => {
    detector = await openDetector(file, { ...options, ...change });
    return detector;
  };
  const refusal = (file: string, change: Partial<DetectorOptions> = {}): Promise<unknown> =>
    open(file, change).then(
      () => 'opened',
      (error) => error.failure,
    );

  test.each<readonly [Partial<DetectorOptions>, number]>([
    [{ workers: 3 }, 3],
    [{ cores: 1 }, 1],
  ])('%j: so many images at once', async (change, width) => {
    const { workers: _, ...rest } = options;
    detector = await openDetector(data('models', RAW), { ...rest, ...(change as DetectorOptions) });
    expect(detector.width).toBe(width);
  });

  test.each([
    [
      RAW,
      {
        kind: 'raw-nhwc',
        strides: [8, 16, 32],
        classCount: 1,
        dynamicInput: false,
        inputSize: { width: 320, height: 320 },
        scoreFloor: 0.05,
      },
    ],
    [
      NCHW,
      {
        kind: 'raw-nchw',
        strides: [8, 16, 32],
        classCount: 80,
        dynamicInput: false,
        inputSize: { width: 320, height: 320 },
        scoreFloor: 0.05,
      },
    ],
    [
      END2END,
      { kind: 'end2end', strides: [], classCount: 1, dynamicInput: true, inputSize: { width: 640, height: 640 } },
    ],
    ['trained-here-rtmdet-nano-80c.end2end-like.onnx', { kind: 'end2end', classCount: 80, dynamicInput: false }],
  ])('%s', async (file, expected) => {
    expect((await open(data('models', file))).info).toMatchObject(expected);
  });

  test('an export with NMS inside tells the thresholds that are baked in', async () => {
    const { info } = await open(data('models', END2END));
    expect(info.scoreFloor).toBeCloseTo(0.05, 6);
    expect(info.bakedIou).toBeCloseTo(0.6, 6);
  });

  test('the version names model, classes and hash', async () => {
    const { info } = await open(data('models', RAW));
    expect(info.version).toBe(`real-rtmdet-nano-person.rawhead-nhwc-1c-${info.sha256.slice(0, 8)}`);
  });

  test('a given name is shown, the version keeps that of the file', async () => {
    const { info } = await open(data('models', RAW), { name: 'People' });
    expect(info.name).toBe('People');
    expect(info.version).toBe(`real-rtmdet-nano-person.rawhead-nhwc-1c-${info.sha256.slice(0, 8)}`);
  });

  test('a file that is not the one it was is refused, named as it is shown', async () => {
    const { info } = await open(data('models', RAW), { sha256: null });
    await detector?.dispose();
    expect((await open(data('models', RAW), { sha256: info.sha256 })).info.sha256).toBe(info.sha256);
    await detector?.dispose();
    expect(await refusal(data('models', NCHW), { sha256: info.sha256, name: 'People' })).toEqual({
      code: 'models.changed',
      params: { name: 'People' },
    });
  });

  test('another family is refused with what was found', async () => {
    expect(await refusal(data('models/other-not-rtmdet.yolox-nano-80c.onnx'))).toEqual({
      code: 'model.unknownKind',
      params: { file: data('models/other-not-rtmdet.yolox-nano-80c.onnx'), found: 'output [1, 8400, 85]' },
    });
  });

  test.each([
    ['a photograph', 'coco/images/000000000139.jpg', 'model.unloadable'],
    ['a file that is not there', 'models/none.onnx', 'model.notFound'],
    ['a checkpoint', 'models/derived-rtmdet-nano-person.mmdet.pth', 'model.unloadable'],
  ])('%s is refused', async (_, file, code) => {
    expect(await refusal(data(file))).toMatchObject({ code });
  });

  test('a fixed input cannot be changed, a free one takes multiples of 32', async () => {
    expect(await refusal(data('models', RAW), { inputSize: 640 })).toMatchObject({ code: 'model.inputSize' });
    expect(await refusal(data('models', END2END), { inputSize: 300 })).toMatchObject({ code: 'model.inputSize' });
    expect((await open(data('models', END2END), { inputSize: 320 })).info.inputSize).toEqual({
      width: 320,
      height: 320,
    });
  });

  test('given class names must be as many as the classes', async () => {
    expect(await refusal(data('models', RAW), { classNames: ['a', 'b'] })).toMatchObject({
      code: 'model.classNames',
      params: { expected: 1, found: 2 },
    });
    expect((await open(data('models', RAW), { classNames: ['person'] })).info).toMatchObject({
      classNames: ['person'],
      classNamesFrom: 'user',
    });
  });

  test('a device that does not start falls back to cpu and says why', async () => {
    const { device, detect } = await open(data('models', RAW), { device: 'cuda' });
    expect(device).toMatchObject({ wanted: 'cuda', used: 'cpu' });
    expect(device.fallback?.reason).not.toBe('');
    expect((await detect(data('coco/images/000000000139.jpg'))).candidates.scores.length).toBeGreaterThan(0);
  });

  test('both exports of the same weights see the same people', async () => {
    const photo = data('coco/images/000000000139.jpg');
    const raw = (await (await open(data('models', RAW))).detect(photo)).candidates;
    await detector?.dispose();
    const baked = (await (await open(data('models', END2END), { inputSize: 320 })).detect(photo)).candidates;
    const strong = { threshold: 0.3, iou: 0.6, max: 100 };
    const ours = Array.from(suppress(raw, strong), (index) => [...raw.boxes.subarray(index * 4, index * 4 + 4)]);
    const theirs = Array.from(suppress(baked, strong), (index) => [...baked.boxes.subarray(index * 4, index * 4 + 4)]);
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.length).toBe(theirs.length);
    for (const [at, box] of ours.entries())
      for (const [k, value] of box.entries()) expect(Math.abs(value - (theirs[at]?.[k] ?? 0))).toBeLessThan(0.1);
  });

  test.each(['Landscape', 'Portrait'])(
    'the strongest box is at the same place in all eight EXIF copies of %s',
    async (name) => {
      const { detect } = await open(data('models', RAW));
      const strongest = async (copy: number): Promise<readonly number[]> => {
        const { candidates } = await detect(data(`awkward/exif/${name}_${copy}.jpg`));
        const best = suppress(candidates, { threshold: 0, iou: 0.65, max: 1 })[0] as number;
        return [...candidates.boxes.subarray(best * 4, best * 4 + 4)];
      };
      const first = await strongest(1);
      // The copies were compressed one by one, so the pixels differ a little.
      for (const copy of [2, 3, 4, 5, 6, 7, 8])
        for (const [k, value] of (await strongest(copy)).entries())
          expect(Math.abs(value - (first[k] as number))).toBeLessThan(3);
    },
  );

  describe('class names beside the model', () => {
    let folder = '';
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'rtmlabel-names-'));
      await copyFile(data('models', NCHW), join(folder, 'cats.onnx'));
    });
    afterEach(() => rm(folder, { recursive: true }));
    const eighty = Array.from({ length: 80 }, (_, at) => `class_${at}`);

    test.each([
      ['cats.txt', eighty.join('\r\n')],
      ['cats.json', JSON.stringify(eighty)],
      ['classes.txt', `\uFEFF${eighty.join('\n')}\n\n`],
    ])('%s', async (name, text) => {
      await writeFile(join(folder, name), text);
      const { info } = await open(join(folder, 'cats.onnx'));
      expect(info).toMatchObject({ classNames: eighty, classNamesFrom: 'sidecar' });
    });

    test("a list of another length is refused when it is the model's own, ignored when it is the folder's", async () => {
      await writeFile(join(folder, 'classes.txt'), 'one\ntwo');
      expect((await open(join(folder, 'cats.onnx'))).info.classNames).toBeNull();
      await writeFile(join(folder, 'cats.txt'), 'one\ntwo');
      expect(await refusal(join(folder, 'cats.onnx'))).toMatchObject({ code: 'model.classNames' });
    });
  });
});
