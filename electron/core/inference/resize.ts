import type { Size } from '../../../shared/geometry/box';
import type { Pixels } from '../images/pixels';

/** 8-bit B, G, R, row-major; there may be more behind the last row. */
export interface BgrImage extends Size {
  readonly bgr: Uint8Array;
}

/** Fixed-point weights of one axis: source places and 11-bit weights per target place. */
interface Axis {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly weight0: Int32Array;
  readonly weight1: Int32Array;
}

/**
 * OpenCV's `resize(..., INTER_LINEAR)` of 8-bit pictures, bit for bit: 11-bit integer weights, rows first, then columns;
 * equal sizes are copied; exactly half in both directions is the mean of four pixels (OpenCV takes its area path there).
 * Source: OpenCV `resize.cpp` (`HResizeLinear`, `VResizeLinear` for uchar); checked against OpenCV 4.6.
 * @param bgr where the result goes, at least `width * height * 3` bytes: a batch makes it once
 */
export function resizeBilinear(
  source: Pixels,
  target: Size<'ModelPx'>,
  bgr: Uint8Array = new Uint8Array(target.width * target.height * 3),
): BgrImage {
  const { width, height } = target;
  if (width === source.width && height === source.height) copy(source, bgr);
  else if (width * 2 === source.width && height * 2 === source.height) halve(source, target, bgr);
  else interpolate(source, target, bgr);
  return { width, height, bgr };
}

function copy({ rgba, width, height }: Pixels, bgr: Uint8Array): void {
  for (let from = 0, to = 0; from < width * height * 4; from += 4, to += 3) {
    bgr[to] = rgba[from + 2] as number;
    bgr[to + 1] = rgba[from + 1] as number;
    bgr[to + 2] = rgba[from] as number;
  }
}

function halve({ rgba, width }: Pixels, target: Size<'ModelPx'>, bgr: Uint8Array): void {
  const row = width * 4;
  const mean = (at: number): number => {
    const top = (rgba[at] as number) + (rgba[at + 4] as number);
    const bottom = (rgba[at + row] as number) + (rgba[at + row + 4] as number);
    return (top + bottom + 2) >> 2;
  };
  for (let y = 0, to = 0; y < target.height; y++) {
    for (let x = 0, from = y * 2 * row; x < target.width; x++, from += 8, to += 3) {
      bgr[to] = mean(from + 2);
      bgr[to + 1] = mean(from + 1);
      bgr[to + 2] = mean(from);
    }
  }
}

function interpolate(source: Pixels, { width, height }: Size<'ModelPx'>, bgr: Uint8Array): void {
  const columns = axis(source.width, width, true);
  const rows = axis(source.height, height, false);
  let [upper, lower] = [new Int32Array(width * 3), new Int32Array(width * 3)];
  let [upperRow, lowerRow] = [-1, -1];
  for (let y = 0, to = 0; y < height; y++) {
    const [first, second] = [rows.first[y] as number, rows.second[y] as number];
    if (first === lowerRow) {
      [upper, lower] = [lower, upper];
      [upperRow, lowerRow] = [lowerRow, upperRow];
    }
    if (first !== upperRow) {
      stretchRow(source, first, columns, upper);
      upperRow = first;
    }
    if (second !== lowerRow) {
      stretchRow(source, second, columns, lower);
      lowerRow = second;
    }
    const [b0, b1] = [rows.weight0[y] as number, rows.weight1[y] as number];
    for (let x = 0; x < upper.length; x++, to++) {
      const high = (b0 * ((upper[x] as number) >> 4)) >> 16;
      const low = (b1 * ((lower[x] as number) >> 4)) >> 16;
      bgr[to] = (high + low + 2) >> 2;
    }
  }
}

function stretchRow({ rgba, width }: Pixels, row: number, columns: Axis, into: Int32Array): void {
  const start = row * width * 4;
  const { first, second, weight0, weight1 } = columns;
  for (let x = 0, to = 0; x < first.length; x++, to += 3) {
    const left = start + (first[x] as number) * 4;
    const right = start + (second[x] as number) * 4;
    const [a0, a1] = [weight0[x] as number, weight1[x] as number];
    into[to] = (rgba[left + 2] as number) * a0 + (rgba[right + 2] as number) * a1;
    into[to + 1] = (rgba[left + 1] as number) * a0 + (rgba[right + 1] as number) * a1;
    into[to + 2] = (rgba[left] as number) * a0 + (rgba[right] as number) * a1;
  }
}

/** OpenCV clears the weight of columns beyond the edge; rows are only clamped and keep their weights. */
function axis(source: number, target: number, isColumns: boolean): Axis {
  const step = 1 / (target / source);
  const made: Axis = {
    first: new Int32Array(target),
    second: new Int32Array(target),
    weight0: new Int32Array(target),
    weight1: new Int32Array(target),
  };
  for (let place = 0; place < target; place++) {
    const exact = Math.fround((place + 0.5) * step - 0.5);
    let at = Math.floor(exact);
    let fraction = Math.fround(exact - at);
    if (isColumns && (at < 0 || at >= source - 1)) {
      at = at < 0 ? 0 : source - 1;
      fraction = 0;
    }
    made.first[place] = Math.min(Math.max(at, 0), source - 1);
    made.second[place] = Math.min(Math.max(at + 1, 0), source - 1);
    made.weight0[place] = roundHalfEven(Math.fround(1 - fraction) * 2048);
    made.weight1[place] = roundHalfEven(fraction * 2048);
  }
  return made;
}

/** Rounds to the nearest whole number, halves to the even one, as `cvRound`. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
