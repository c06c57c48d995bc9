import type { Size } from '../../../shared/geometry/box';
import type { Normalisation } from './declared';
import type { BgrImage } from './resize';

/** MMDetection and MMYOLO pad with this grey before normalising. */
const PAD = 114;

/** Where the picture's top left corner lies on the canvas. */
export interface Offset {
  readonly left: number;
  readonly top: number;
}

/** Writes one picture into the network's input: 1 x 3 x height x width float32, reused between images. */
export type FillInput = (image: BgrImage, canvas: Size<'ModelPx'>, offset: Offset, into: Float32Array) => void;

/** Grey canvas, picture at its place, `(v - mean) / std` in float32, planes in the network's channel order. */
export function createFillInput({ mean, std, rgb }: Normalisation): FillInput {
  /** Normalised value of each byte, per plane. */
  const tables = mean.map((middle, plane) => {
    const width = Math.fround(std[plane] as number);
    return Float32Array.from({ length: 256 }, (_, byte) => Math.fround(byte - Math.fround(middle)) / width);
  });
  const [first, second, third] = tables as [Float32Array, Float32Array, Float32Array];
  // Places of the planes' channels among B, G, R.
  const [begin, end] = rgb ? [2, 0] : [0, 2];
  return ({ width, height, bgr }, canvas, { left, top }, into) => {
    const cells = canvas.width * canvas.height;
    for (const [plane, table] of tables.entries()) into.fill(table[PAD] as number, plane * cells, (plane + 1) * cells);
    for (let y = 0, from = 0; y < height; y++) {
      const row = (top + y) * canvas.width + left;
      for (let to = row; to < row + width; to++, from += 3) {
        into[to] = first[bgr[from + begin] as number] as number;
        into[to + cells] = second[bgr[from + 1] as number] as number;
        into[to + cells + cells] = third[bgr[from + end] as number] as number;
      }
    }
  };
}
