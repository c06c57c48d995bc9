import type { Pixels } from './pixels';

/** The size a picture gets so that its longer side is at most `side`; never enlarged. */
export function fitted(
  width: number,
  height: number,
  side: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A smaller copy for looking at: each pixel is the mean of the area it covers (whole source pixels). */
export function reduce(source: Pixels, side: number): Pixels {
  const { width, height } = fitted(source.width, source.height, side);
  if (width === source.width && height === source.height) return source;
  const rgba = new Uint8Array(width * height * 4);
  const columns = edges(source.width, width);
  const rows = edges(source.height, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [r, g, b, count] = [0, 0, 0, 0];
      for (let sy = rows[y] as number; sy < (rows[y + 1] as number); sy++) {
        let at = (sy * source.width + (columns[x] as number)) * 4;
        for (let sx = columns[x] as number; sx < (columns[x + 1] as number); sx++, at += 4, count++) {
          r += source.rgba[at] as number;
          g += source.rgba[at + 1] as number;
          b += source.rgba[at + 2] as number;
        }
      }
      const to = (y * width + x) * 4;
      rgba[to] = r / count;
      rgba[to + 1] = g / count;
      rgba[to + 2] = b / count;
      rgba[to + 3] = 255;
    }
  }
  return { width, height, rgba };
}

/** First source pixel of each target pixel; every target pixel covers at least one. */
const edges = (source: number, target: number): Uint32Array =>
  Uint32Array.from({ length: target + 1 }, (_, at) => Math.floor((at * source) / target));
