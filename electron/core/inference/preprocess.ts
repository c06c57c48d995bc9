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
  return (image, canvas, { left, top }, into) => {
    const cells = canvas.width * canvas.height;
    for (const [plane, table] of tables.entries()) {
      const start = plane * cells;
      const channel = rgb ? 2 - plane : plane;
      into.fill(table[PAD] as number, start, start + cells);
      for (let y = 0; y < image.height; y++) {
        let from = y * image.width * 3 + channel;
        let to = start + (top + y) * canvas.width + left;
        for (let x = 0; x < image.width; x++, from += 3, to++) into[to] = table[image.bgr[from] as number] as number;
      }
    }
  };
}
