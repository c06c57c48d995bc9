import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { boxesOf, compareBoxes, type GoldenBox, type GoldenDetection } from '../../../testing/goldenDetections';
import { openDetector } from '../inference/openDetector';
import { openRegistry } from './registry';
import { runImport } from './runImport';

const golden = JSON.parse(readFileSync('models/reference/golden/mmyolo-detections.json', 'utf8')) as {
  readonly lines: readonly GoldenDetection[];
};

const folder = mkdtempSync(join(tmpdir(), 'rtmlabel-mmyolo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWithData('a checkpoint with MMYOLO names', () => {
  it("gives MMYOLO's boxes: made with PyTorch and OpenCV, models/reference", async () => {
    const registry = openRegistry(folder);
    const { id, recipe } = await runImport(registry, data('models/derived-rtmdet-nano-person.mmyolo.pth'), {
      config: null,
      expOnReg: null,
      passing: false,
      catalogue: [],
      workersDir,
      onStep: () => undefined,
      signal: new AbortController().signal,
    });
    expect(recipe?.flavour).toBe('mmyolo');
    let [total, differing, strong] = [0, 0, 0];
    for (const size of [320, 640]) {
      const file = await registry.fileOf(id);
      const detector = await openDetector(file, { workersDir, device: 'cpu', inputSize: size, classNames: ['person'] });
      const lines = golden.lines.filter(({ input_size }) => input_size === size);
      expect(lines.length).toBe(6);
      for (const { photo, width, height, candidates: count, boxes } of lines) {
        const { candidates } = await detector.detect(data(photo));
        expect(candidates.scores.length, photo).toBe(count);
        const ours = boxesOf(candidates).map(([x1, y1, x2, y2, score, label]): GoldenBox => {
          const within = (value: number, high: number): number => Math.min(Math.max(value, 0), high);
          return [within(x1, width), within(y1, height), within(x2, width), within(y2, height), score, label];
        });
        const one = compareBoxes(ours, boxes);
        total += one.total;
        differing += one.differing;
        strong += one.strong;
      }
      await detector.dispose();
    }
    process.stdout.write(`MMYOLO: ${total} boxes, ${differing} differ (${strong} at score >= 0.3)\n`);
    expect(total).toBe(1812);
    expect(strong).toBe(0);
    expect(differing / total).toBeLessThanOrEqual(0.002);
  });
});
