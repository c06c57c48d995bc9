import { type Letterbox, toImage } from '../geometry/letterbox';
import type { CandidateSet } from './candidates';

/**
 * Candidates of mmdeploy's `end2end.onnx`: NMS has run inside the graph, rows are padded with zero scores.
 * @param dets k x 5: x1, y1, x2, y2 in pixels of the network's input, score
 * @param labels k class indices, -1 or 0 in padded rows
 * @param floor storage floor, 0..1 (strict)
 */
export function decodeEnd2end(
  dets: Float32Array,
  labels: ArrayLike<number | bigint>,
  box: Letterbox,
  floor: number,
): CandidateSet {
  const rows: number[] = [];
  for (let row = 0; row * 5 < dets.length; row++) {
    const [x1, y1, x2, y2, score] = dets.subarray(row * 5, row * 5 + 5) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (score > floor && Number(labels[row]) >= 0 && x2 > x1 && y2 > y1) rows.push(row);
  }
  const boxes = new Float32Array(rows.length * 4);
  rows.forEach((row, place) => {
    boxes.set(dets.subarray(row * 5, row * 5 + 4), place * 4);
    toImage(box, boxes, place * 4);
  });
  return {
    boxes,
    scores: Float32Array.from(rows, (row) => dets[row * 5 + 4] as number),
    labels: Uint16Array.from(rows, (row) => Number(labels[row])),
  };
}
