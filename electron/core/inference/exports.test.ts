import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { suppress } from '../../../shared/detection/nms';
import { boxAt } from '../../../shared/detection/predictions';
import { clampBox } from '../../../shared/geometry/boxes';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { type MadeNode, type MadeTensor, makeOnnx, withMetadata } from '../../../testing/onnx';
import type { Detector, DetectorOptions } from './detector';
import { openDetector } from './openDetector';

const options: DetectorOptions = { workersDir, device: 'cpu', inputSize: null, classNames: null, workers: 1 };
const RAW = 'real-rtmdet-nano-person.rawhead-nhwc.onnx';

let folder = '';
let detector: Detector | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-exports-'));
});
afterEach(async () => {
  await detector?.dispose();
  detector = null;
});
afterAll(() => rm(folder, { recursive: true }));

async function open(name: string, model: Uint8Array, change: Partial<DetectorOptions> = {}): Promise<Detector> {
  const file = join(folder, name);
  await writeFile(file, model);
  detector = await openDetector(file, { ...options, ...change });
  return detector;
}

const refusal = (name: string, model: Uint8Array): Promise<unknown> =>
  open(name, model).then(
    () => 'opened',
    (error) => error.failure,
  );

/** A made-up head: two classes at four places. NMS with IoU 0.65 drops the second, score 0.25 the third of the first class. */
const LOGITS = [2, 1.5, -3, 0.5, -4, -4, 1, -0.5];
const HEAD = 'baseModel.bbox_head.head_module.rtm_cls.0';

/** A model as MMYOLO's easydeploy exports them for ONNX Runtime, with boxes that do not depend on the picture. */
function easydeploy(change: { readonly head?: string; readonly nms?: MadeNode } = {}): Uint8Array {
  const { head = HEAD, nms } = change;
  const node = (
    op: string,
    inputs: string[],
    outputs: string[],
    attributes: MadeNode['attributes'] = {},
  ): MadeNode => ({
    op,
    inputs,
    outputs,
    attributes,
  });
  const whole = (name: string, ...values: bigint[]): MadeTensor => ({ name, dims: [values.length], values });
  return makeOnnx({
    nodes: [
      node('Conv', ['images', `${head}.weight`], ['nothing'], { kernel_shape: [64, 64], strides: [64, 64] }),
      node('Add', ['nothing', 'made'], ['map']),
      node('Reshape', ['map', 'asClasses'], ['logits']),
      node('Sigmoid', ['logits'], ['all']),
      nms ?? node('NonMaxSuppression', ['places', 'all', 'most', 'iou', 'least'], ['kept']),
      node('Gather', ['kept', 'one'], ['keptLabels'], { axis: 1 }),
      node('Gather', ['kept', 'two'], ['keptPlaces'], { axis: 1 }),
      node('Reshape', ['keptLabels', 'asRow'], ['labels']),
      node('Reshape', ['keptPlaces', 'asList'], ['list']),
      node('Gather', ['places', 'list'], ['boxes'], { axis: 1 }),
      node('GatherND', ['all', 'kept'], ['keptScores']),
      node('Reshape', ['keptScores', 'asRow'], ['scores']),
      node('Shape', ['labels'], ['size']),
      node('Gather', ['size', 'one'], ['count']),
      node('Reshape', ['count', 'asRow'], ['num_dets']),
    ],
    tensors: [
      { name: `${head}.weight`, dims: [2, 3, 64, 64], values: new Array<number>(2 * 3 * 64 * 64).fill(0) },
      { name: 'made', dims: [1, 2, 2, 2], values: LOGITS },
      {
        name: 'places',
        dims: [1, 4, 4],
        values: [...[0, 16, 128, 112], ...[0, 16, 128, 108], ...[32, 40, 64, 64], ...[-8, 16, 16, 32]],
      },
      whole('asClasses', 1n, 2n, 4n),
      whole('asRow', 1n, -1n),
      whole('asList', -1n),
      whole('one', 1n),
      whole('two', 2n),
      whole('most', 100n),
      { name: 'iou', dims: [1], values: [0.65] },
      { name: 'least', dims: [1], values: [0.25] },
    ],
    inputs: [['images', 1, [1, 3, 128, 128]]],
    outputs: [
      ['num_dets', 7, [1, 1]],
      ['boxes', 1, [1, 'rows', 4]],
      ['scores', 1, [1, 'rows']],
      ['labels', 7, [1, 'rows']],
    ],
  });
}

describeWithData("easydeploy's ONNX files", () => {
  const photo = data('coco/images/000000005001.jpg');

  test('are recognised and tell the thresholds that are baked in', async () => {
    const { info } = await open('easy.onnx', easydeploy());
    expect(info).toMatchObject({ kind: 'easydeploy', flavour: 'mmyolo', classCount: 2, preprocessing: 'mmyolo1' });
    expect(info.scoreFloor).toBeCloseTo(0.25, 6);
    expect(info.bakedIou).toBeCloseTo(0.65, 6);
    expect(info.inputSize).toEqual({ width: 128, height: 128 });
  });

  test('give boxes in pixels of the photograph: 640 x 480 stands in the middle of the canvas', async () => {
    const { detect } = await open('easy.onnx', easydeploy());
    const { candidates, width, height } = await detect(photo);
    expect([width, height]).toEqual([640, 480]);
    const rows = Array.from(candidates.scores, (score, at) => [
      candidates.labels[at],
      Number(score.toFixed(4)),
      ...Array.from(candidates.boxes.subarray(at * 4, at * 4 + 4), (value) => Number(value.toFixed(3))),
    ]);
    expect(rows).toEqual([
      [0, 0.8808, 0, 0, 640, 480],
      [0, 0.6225, -40, 0, 80, 80],
      [1, 0.7311, 160, 120, 320, 240],
      [1, 0.3775, -40, 0, 80, 80],
    ]);
  });

  test('of another detector are refused where names of weights tell', async () => {
    const model = easydeploy({ head: 'baseModel.bbox_head.head_module.cls_preds.0' });
    expect(await refusal('yolo.onnx', model)).toMatchObject({ code: 'model.unknownKind' });
    expect((await open('nameless.onnx', easydeploy({ head: 'onnx::Conv_7' }))).info.kind).toBe('easydeploy');
  });

  test('for TensorRT cannot run, and the operator is named', async () => {
    const inputs = ['places', 'all'];
    const nms = { op: 'EfficientNMS_TRT', domain: 'TRT', inputs, outputs: ['kept'] };
    expect(await refusal('trt.onnx', easydeploy({ nms }))).toEqual({
      code: 'model.plugin',
      params: { file: join(folder, 'trt.onnx'), operator: 'EfficientNMS_TRT' },
    });
  });

  test('without NMS leave distances in cells, which the graph tells', async () => {
    const head = (scaled: boolean): Uint8Array =>
      makeOnnx({
        nodes: [
          { op: 'Conv', inputs: ['images', 'w1', 'b1'], outputs: ['cls'], attributes: { strides: [16, 16] } },
          { op: 'Conv', inputs: ['images', 'w4', 'b4'], outputs: ['reg'], attributes: { strides: [16, 16] } },
          ...(scaled ? [{ op: 'Mul', inputs: ['reg', 'stride'], outputs: ['ltrb'] }] : []),
          { op: 'Concat', inputs: ['cls', scaled ? 'ltrb' : 'reg'], outputs: ['both'], attributes: { axis: 1 } },
          { op: 'Transpose', inputs: ['both'], outputs: ['map'], attributes: { perm: [0, 2, 3, 1] } },
        ],
        tensors: [
          { name: 'w1', dims: [1, 3, 1, 1], values: [0, 0, 0] },
          { name: 'b1', dims: [1], values: [1] },
          { name: 'w4', dims: [4, 3, 1, 1], values: new Array<number>(12).fill(0) },
          { name: 'b4', dims: [4], values: [0.5, 0.25, 1, 2] },
          { name: 'stride', dims: [1], values: [16] },
        ],
        inputs: [['images', 1, [1, 3, 64, 64]]],
        outputs: [['map', 1, [1, 4, 4, 5]]],
      });
    const first = async (model: Uint8Array): Promise<readonly number[]> => {
      const opened = await open('raw.onnx', model);
      expect(opened.info.kind).toBe('raw-nhwc');
      const { boxes } = (await opened.detect(photo)).candidates;
      await opened.dispose();
      return [...boxes.subarray(5 * 4, 6 * 4)];
    };
    // Cell 5 has its corner at 16, 16; the photograph is ten times as large, with 8 rows above it in MMYOLO's way.
    expect(await first(head(false))).toEqual([80, 40, 320, 400]);
    expect(await first(head(true))).toEqual([80, 120, 320, 480]);
    // Our own converter may put the stride into the weights, and says that it wrote the file.
    expect(await first(withMetadata(head(false), { converter: 'x' }))).toEqual([
      ...[155, 157.5, 170, 180].map(Math.fround),
    ]);
  });
});

describeWithData('a model that says it comes from MMYOLO', () => {
  const mmyolo = async (more: Readonly<Record<string, string>> = {}): Promise<Detector> =>
    open('mmyolo.onnx', withMetadata(await readFile(data('models', RAW)), { flavour: 'mmyolo', ...more }));

  /**
   * MMYOLO's test pipeline written in Python with NumPy, OpenCV 4.6.0 and onnxruntime 1.32 around the same network: number
   * of candidates above 0.05, boxes of at least 0.3 after NMS (IoU 0.65), clamped to the photograph, best first, here the
   * first five: x1, y1, x2, y2, score.
   */
  test.each([
    [
      '000000000139',
      { candidates: 212, strong: 2 },
      [
        [409.629, 158.672, 465.646, 298.727, 0.53392],
        [382.36, 172.593, 404.316, 212.414, 0.4123],
      ],
    ],
    ['000000010764', { candidates: 57, strong: 1 }, [[218.203, 81.46, 485.089, 403.403, 0.86925]]],
    [
      '000000034417',
      { candidates: 399, strong: 6 },
      [
        [124.158, 51.412, 171.481, 137.436, 0.6007],
        [341.532, 51.865, 376.732, 123.502, 0.55229],
        [378.224, 72.195, 423.936, 120.827, 0.4855],
        [281.753, 54.409, 312.986, 130.093, 0.47982],
        [446.269, 52.698, 479.972, 88.164, 0.37953],
      ],
    ],
    ['000000158227', { candidates: 44, strong: 1 }, [[108.827, 9.427, 376.545, 355.967, 0.88543]]],
    [
      '000000005001',
      { candidates: 1049, strong: 22 },
      [
        [355.998, 92.027, 523.819, 476.841, 0.57927],
        [80.093, 228.866, 206.598, 478.557, 0.54536],
        [536.138, 112.583, 639.958, 477.81, 0.47187],
        [188.22, 250.356, 341.869, 479.831, 0.46255],
        [295.754, 53.518, 355.118, 138.452, 0.46052],
      ],
    ],
  ])("%s: MMYOLO's boxes", async (name, counts, expected) => {
    const { detect } = await mmyolo();
    const { candidates, width, height } = await detect(data(`coco/images/${name}.jpg`));
    const kept = suppress(candidates, { threshold: 0.3, iou: 0.65, max: 300 });
    expect({ candidates: candidates.scores.length, strong: kept.length }).toEqual(counts);
    for (const [at, [x1, y1, x2, y2, score]] of expected.entries()) {
      const index = kept[at] as number;
      const box = clampBox(boxAt(candidates, index), { width, height });
      expect(Math.abs((candidates.scores[index] as number) - (score as number))).toBeLessThan(1e-4);
      const off = [box.x - (x1 as number), box.y - (y1 as number), box.x + box.width - (x2 as number)];
      for (const one of [...off, box.y + box.height - (y2 as number)]) expect(Math.abs(one)).toBeLessThan(0.05);
    }
  });

  test('shows where it comes from; its candidates are kept apart from those of MMDetection', async () => {
    const { info } = await mmyolo({ architecture: 'RTMDet-nano' });
    expect(info).toMatchObject({ flavour: 'mmyolo', architecture: 'RTMDet-nano', preprocessing: 'mmyolo1' });
  });
});

describeWithData('what metadata decides', () => {
  const free = data('models/real-rtmdet-nano-person.mmdeploy-end2end.onnx');

  test('the size of a free input, and the multiple it must be of', async () => {
    const model = withMetadata(await readFile(free), { input_size: '384', strides: '[8,16,32,64]' });
    expect((await open('p6.onnx', model)).info.inputSize).toEqual({ width: 384, height: 384 });
    await detector?.dispose();
    detector = null;
    await expect(open('p6.onnx', model, { inputSize: 352 })).rejects.toMatchObject({
      failure: { code: 'model.inputSize', params: { expected: '64 × n' } },
    });
  });

  test('the order of channels: a network that wants R, G, B gives other scores', async () => {
    const bytes = await readFile(data('models', RAW));
    const photo = data('coco/images/000000010764.jpg');
    const best = async (model: Uint8Array): Promise<number> => {
      const opened = await open('channels.onnx', model);
      const { scores } = (await opened.detect(photo)).candidates;
      await opened.dispose();
      return Math.max(...scores);
    };
    const usual = await best(bytes);
    expect(await best(withMetadata(bytes, { bgr_to_rgb: 'false', mean: '[103.53,116.28,123.675]' }))).toBe(usual);
    expect(await best(withMetadata(bytes, { bgr_to_rgb: 'true' }))).not.toBe(usual);
  });
});
