import type { Size } from '../../../shared/geometry/box';
import type { BgrImage } from './resize';

/** ImageNet statistics in B, G, R order as RTMDet's `data_preprocessor` has them (`bgr_to_rgb=False`). */
const MEAN = [103.53, 116.28, 123.675] as const;
const STD = [57.375, 57.12, 58.395] as const;
/** MMDetection pads with this grey before normalising. */
const PAD = 114;

/** Names the exact steps from file to tensor; part of the key of stored candidates. Change it with any of them. */
export const PREPROCESSING = 'mmdet1';

/** Normalised value of each byte, per channel, in float32. */
const TABLES = MEAN.map((mean, channel) => {
  const std = Math.fround(STD[channel] as number);
  return Float32Array.from({ length: 256 }, (_, byte) => Math.fround(byte - Math.fround(mean)) / std);
});

/**
 * The network's input: picture at the top left, grey at right and bottom, `(v - mean) / std`, planes B, G, R.
 * @param into 1 x 3 x height x width float32, reused between images
 */
export function fillInput(image: BgrImage, canvas: Size<'ModelPx'>, into: Float32Array): void {
  const plane = canvas.width * canvas.height;
  for (let channel = 0; channel < 3; channel++) {
    const table = TABLES[channel] as Float32Array;
    const start = channel * plane;
    into.fill(table[PAD] as number, start, start + plane);
    for (let y = 0; y < image.height; y++) {
      let from = y * image.width * 3 + channel;
      let to = start + y * canvas.width;
      for (let x = 0; x < image.width; x++, from += 3, to++) into[to] = table[image.bgr[from] as number] as number;
    }
  }
}
