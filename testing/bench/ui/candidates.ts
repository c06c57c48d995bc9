import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDetector } from '../../../electron/core/inference/openDetector';
import { candidateKey, openCandidateStore } from '../../../electron/core/storage/candidateStore';
import { STATE_DIR } from '../../../electron/core/storage/stateDir';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { CandidateSet } from '../../../shared/detection/candidates';
import { data } from '../../dataDir';
import { randomOf } from '../../randomEdits';

/** The nano model of persons in a folder of its own, with its class name beside it. @returns the file */
export function nanoModel(parent: string): string {
  const folder = join(parent, 'model');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'person.onnx');
  copyFileSync(data('models/real-rtmdet-nano-person.rawhead-nhwc.onnx'), file);
  writeFileSync(join(folder, 'person.txt'), 'person\n');
  return file;
}

/** Boxes that hardly overlap, so that NMS leaves nearly all of them; scores over the whole range. */
function spread(count: number, { width, height }: { readonly width: number; readonly height: number }): CandidateSet {
  const random = randomOf(count);
  const columns = Math.ceil(Math.sqrt((count * width) / height));
  const rows = Math.ceil(count / columns);
  const [cellWidth, cellHeight] = [width / columns, height / rows];
  const boxes = new Float32Array(count * 4);
  const scores = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    const x = (at % columns) * cellWidth;
    const y = Math.floor(at / columns) * cellHeight;
    boxes.set([x, y, x + cellWidth * 0.9, y + cellHeight * 0.9], at * 4);
    scores[at] = 0.06 + random() * 0.93;
  }
  return { boxes, scores, labels: new Uint16Array(count) };
}

/** Stores made-up candidates of images as the program stores those of the model. */
export async function storeCandidates(
  folder: string,
  model: string,
  images: readonly ImagePath[],
  count: number,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const detector = await openDetector(model, {
    workersDir: resolve('out/workers'),
    device: 'cpu',
    inputSize: null,
    classNames: null,
    workers: 1,
  });
  const key = candidateKey(detector.info);
  await detector.dispose();
  const store = await openCandidateStore(join(folder, STATE_DIR), key);
  const candidates = spread(count, size);
  const timing = { decode: 0, resize: 0, inference: 0, postprocess: 0 };
  const summary = candidates.scores.toSorted().reverse();
  for (const image of images) {
    const { size: bytes, mtimeMs } = statSync(join(folder, image));
    await store.put(image, { bytes, mtimeMs }, { detection: { candidates, ...size, timing }, summary });
  }
  await store.close();
}
