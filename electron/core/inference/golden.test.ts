import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { suppress } from '../../../shared/detection/nms';
import { letterbox } from '../../../shared/geometry/letterbox';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { openDecoder } from '../images/decode';
import type { Pixels } from '../images/pixels';
import { wasmDecoders } from '../images/wasm';
import type { Detector } from './detector';
import { openDetector } from './openDetector';
import { resizeBilinear } from './resize';

/** One line of the golden file: MMDetection 3.2 and PyTorch 1.13 on one photograph. */
interface Golden {
  readonly model: string;
  readonly input_size: number;
  readonly photo: string;
  readonly width: number;
  readonly height: number;
  readonly decoded_sha256: string;
  readonly resized_width: number;
  readonly resized_height: number;
  readonly resized_sha256: string;
  readonly candidates: number;
  /** x1, y1, x2, y2, score, label; not clamped to the photograph. */
  readonly boxes: readonly (readonly [number, number, number, number, number, number])[];
}

type GoldenBox = Golden['boxes'][number];

const readGolden = async (): Promise<readonly Golden[]> =>
  JSON.parse(await readFile(data('golden/detections.json'), 'utf8'));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bgrOf = (pixels: Pixels): Uint8Array => resizeBilinear(pixels, pixels).bgr;

describeWithData('decode and resize, byte for byte like OpenCV', () => {
  test.each([320, 640])('every golden photograph at %i', async (size) => {
    const decode = openDecoder(wasmDecoders(workersDir));
    const lines = (await readGolden()).filter(
      ({ input_size, model }) => input_size === size && model.startsWith('derived'),
    );
    expect(lines.length).toBe(215);
    for (const line of lines) {
      const pixels = await decode(data(line.photo));
      expect([line.photo, pixels.width, pixels.height]).toEqual([line.photo, line.width, line.height]);
      expect([line.photo, sha256(bgrOf(pixels))]).toEqual([line.photo, line.decoded_sha256]);
      const { resized } = letterbox(pixels, { width: size, height: size }, 'corner');
      expect([resized.width, resized.height]).toEqual([line.resized_width, line.resized_height]);
      expect([line.photo, sha256(resizeBilinear(pixels, resized).bgr)]).toEqual([line.photo, line.resized_sha256]);
    }
  });
});

/** Greedy one-to-one match of the same class within tolerance; what is left over on either side. */
function compare(
  ours: readonly GoldenBox[],
  theirs: readonly GoldenBox[],
): { missing: GoldenBox[]; extra: GoldenBox[]; apart: number } {
  const left = [...ours];
  const missing: GoldenBox[] = [];
  let apart = 0;
  for (const box of theirs) {
    const at = left.findIndex(
      (one) => one[5] === box[5] && Math.abs(one[4] - box[4]) <= 1e-3 && distance(one, box) <= 0.05,
    );
    if (at < 0) missing.push(box);
    else apart = Math.max(apart, distance(left.splice(at, 1)[0] as GoldenBox, box));
  }
  return { missing, extra: left, apart };
}

const distance = (a: GoldenBox, b: GoldenBox): number =>
  Math.max(...[0, 1, 2, 3].map((k) => Math.abs((a[k] as number) - (b[k] as number))));

describeWithData('boxes of MMDetection', () => {
  const cases = [
    { file: 'trained-here-rtmdet-nano-80c.rawhead-nchw.onnx', golden: 'trained-here' },
    { file: 'real-rtmdet-nano-person.rawhead-nhwc.onnx', golden: 'derived' },
  ];
  let detector: Detector | null = null;
  afterAll(() => detector?.dispose());

  test.each(cases)('$file gives the golden boxes at 320', async ({ file, golden }) => {
    await detector?.dispose();
    detector = await openDetector(data('models', file), {
      workersDir,
      device: 'cpu',
      inputSize: null,
      classNames: null,
    });
    const lines = (await readGolden()).filter(
      ({ model, input_size }) => model.startsWith(golden) && input_size === 320,
    );
    expect(lines.length).toBe(215);
    let [total, low, high, apart, candidatesApart] = [0, 0, 0, 0, 0];
    for (const line of lines) {
      const { candidates } = await detector.detect(data(line.photo));
      candidatesApart += Math.abs(candidates.scores.length - line.candidates);
      const kept = suppress(candidates, { threshold: 0, iou: 0.65, max: 300 });
      const ours = Array.from(kept, (index): GoldenBox => {
        const [x1, y1, x2, y2] = candidates.boxes.subarray(index * 4, index * 4 + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
        return [x1, y1, x2, y2, candidates.scores[index] as number, candidates.labels[index] as number];
      });
      const result = compare(ours, line.boxes);
      const differing = [...result.missing, ...result.extra];
      high += differing.filter(([, , , , score]) => score >= 0.3).length;
      low += differing.length;
      total += line.boxes.length;
      apart = Math.max(apart, result.apart);
    }
    process.stdout.write(
      `${file}: ${total} boxes, ${low} differ (${high} at score >= 0.3), largest distance ${apart.toFixed(4)} px, candidates off by ${candidatesApart}\n`,
    );
    expect(high).toBe(0);
    expect(low / total).toBeLessThanOrEqual(0.002);
  });
});
