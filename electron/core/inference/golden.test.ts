import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { letterbox } from '../../../shared/geometry/letterbox';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { compareWithGolden, goldenDetections } from '../../../testing/goldenDetections';
import { openDecoder } from '../images/decode';
import type { Pixels } from '../images/pixels';
import { wasmDecoders } from '../images/wasm';
import type { Detector } from './detector';
import { openDetector } from './openDetector';
import { resizeBilinear } from './resize';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bgrOf = (pixels: Pixels): Uint8Array => resizeBilinear(pixels, pixels).bgr;

describeWithData('decode and resize, byte for byte like OpenCV', () => {
  test.each([320, 640])('every golden photograph at %i', async (size) => {
    const decode = openDecoder(wasmDecoders(workersDir));
    const lines = goldenDetections('derived', size);
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
    const lines = goldenDetections(golden, 320);
    expect(lines.length).toBe(215);
    const { total, differing, strong, apart, candidatesOff } = await compareWithGolden(detector, lines);
    process.stdout.write(
      `${file}: ${total} boxes, ${differing} differ (${strong} at score >= 0.3), largest distance ${apart.toFixed(4)} px, candidates off by ${candidatesOff}\n`,
    );
    expect(strong).toBe(0);
    expect(differing / total).toBeLessThanOrEqual(0.002);
  });
});
