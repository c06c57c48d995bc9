import { readFileSync } from 'node:fs';
import type { Detector } from '../electron/core/inference/detector';
import type { CandidateSet } from '../shared/detection/candidates';
import { suppress } from '../shared/detection/nms';
import { data } from './data';

/** x1, y1, x2, y2, score, label; not clamped to the photograph. */
export type GoldenBox = readonly [number, number, number, number, number, number];

/** One line of the golden file: MMDetection 3.2 and PyTorch 1.13 on one photograph. */
export interface GoldenDetection {
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
  readonly boxes: readonly GoldenBox[];
}

/** Lines of a model (by the beginning of its name) at an input size. */
export const goldenDetections = (model: string, inputSize: number): readonly GoldenDetection[] =>
  (JSON.parse(readFileSync(data('golden/detections.json'), 'utf8')) as GoldenDetection[]).filter(
    (line) => line.model.startsWith(model) && line.input_size === inputSize,
  );

/** Boxes after NMS as MMDetection does it: IoU 0.65 unless told, at most 300. */
export const boxesOf = (candidates: CandidateSet, iou = 0.65): readonly GoldenBox[] =>
  Array.from(suppress(candidates, { threshold: 0, iou, max: 300 }), (index): GoldenBox => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = candidates.boxes.subarray(index * 4, index * 4 + 4);
    return [x1, y1, x2, y2, candidates.scores[index] as number, candidates.labels[index] as number];
  });

export interface Comparison {
  readonly total: number;
  /** Boxes without a partner, on either side. */
  readonly differing: number;
  /** Those of them with a score of 0.3 or more. */
  readonly strong: number;
  /** Largest distance of a matched edge, in pixels. */
  readonly apart: number;
}

/** Greedy one-to-one match of the same class within 0.05 px and 0.001 of the score. */
export function compareBoxes(ours: readonly GoldenBox[], theirs: readonly GoldenBox[]): Comparison {
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
  const differing = [...missing, ...left];
  const strong = differing.filter(([, , , , score]) => score >= 0.3).length;
  return { total: theirs.length, differing: differing.length, strong, apart };
}

const distance = (a: GoldenBox, b: GoldenBox): number =>
  Math.max(...[0, 1, 2, 3].map((k) => Math.abs((a[k] as number) - (b[k] as number))));

/** Runs a detector over golden lines and adds up. */
export async function compareWithGolden(
  detector: Detector,
  lines: readonly GoldenDetection[],
): Promise<Comparison & { readonly candidatesOff: number }> {
  let sum = { total: 0, differing: 0, strong: 0, apart: 0, candidatesOff: 0 };
  for (const { photo, candidates: count, boxes } of lines) {
    const { candidates } = await detector.detect(data(photo));
    const one = compareBoxes(boxesOf(candidates), boxes);
    sum = {
      total: sum.total + one.total,
      differing: sum.differing + one.differing,
      strong: sum.strong + one.strong,
      apart: Math.max(sum.apart, one.apart),
      candidatesOff: sum.candidatesOff + Math.abs(candidates.scores.length - count),
    };
  }
  return sum;
}
