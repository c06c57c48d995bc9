import type { Pixels } from './pixels';

const HEADER = 54;

/**
 * A picture as an uncompressed 24-bit BMP: what the page is given when it cannot decode a file itself. Every browser
 * reads it and writing it costs no more than a copy.
 */
export function encodeBmp({ width, height, rgba }: Pixels): Uint8Array {
  const stride = (width * 3 + 3) & ~3;
  const file = new Uint8Array(HEADER + stride * height);
  const view = new DataView(file.buffer);
  file[0] = 0x42;
  file[1] = 0x4d;
  view.setUint32(2, file.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, -height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  view.setUint32(34, stride * height, true);
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0, to = HEADER + y * stride; x < width; x++, from += 4, to += 3) {
      file[to] = rgba[from + 2] as number;
      file[to + 1] = rgba[from + 1] as number;
      file[to + 2] = rgba[from] as number;
    }
  }
  return file;
}
