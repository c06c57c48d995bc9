import { type Letterbox, toImage } from '../geometry/letterbox';
import type { CandidateSet } from './candidates';

/** Outputs of one image. */
export interface EasydeployOutputs {
  /** Rows that mean something (`num_dets`); the rest is padding. */
  readonly count: number;
  /** k x 4: x1, y1, x2, y2 in pixels of the network's input. */
  readonly boxes: Float32Array;
  readonly scores: Float32Array;
  readonly labels: ArrayLike<number | bigint>;
}

/**
 * Candidates of an ONNX file of MMYOLO's easydeploy: NMS has run inside the graph.
 * @param floor storage floor, 0..1 (strict)
 */
export function decodeEasydeploy(outputs: EasydeployOutputs, box: Letterbox, floor: number): CandidateSet {
  const rows: number[] = [];
  const most = Math.min(outputs.count, outputs.scores.length);
  for (let row = 0; row < most; row++)
    if ((outputs.scores[row] as number) > floor && Number(outputs.labels[row]) >= 0) rows.push(row);
  const boxes = new Float32Array(rows.length * 4);
  rows.forEach((row, place) => {
    boxes.set(outputs.boxes.subarray(row * 4, row * 4 + 4), place * 4);
    toImage(box, boxes, place * 4);
  });
  return {
    boxes,
    scores: Float32Array.from(rows, (row) => outputs.scores[row] as number),
    labels: Uint16Array.from(rows, (row) => Number(outputs.labels[row])),
  };
}
