import type { Size } from '../../../shared/geometry/box';
import type { Pixels } from '../images/pixels';
import { type BgrImage, roundHalfEven } from './resize';

/**
 * OpenCV's `resize(..., INTER_AREA)` of 8-bit pictures that become smaller, bit for bit: each target pixel is the mean of
 * the part of the source it covers. Whole factors in both directions are summed as integers, the rest in float32.
 * Source: OpenCV `resize.cpp` (`computeResizeAreaTab`, `ResizeArea_Invoker`, `resizeAreaFast_Invoker`); checked against
 * OpenCV 4.6.
 * @param target not larger than the source in either direction
 * @param bgr where the result goes, as for `resizeBilinear`
 */
export function resizeArea(
  source: Pixels,
  target: Size<'ModelPx'>,
  bgr: Uint8Array = new Uint8Array(target.width * target.height * 3),
): BgrImage {
  const [stepX, stepY] = [stepOf(source.width, target.width), stepOf(source.height, target.height)];
  if (isWhole(stepX) && isWhole(stepY)) sum(source, target, Math.round(stepX), Math.round(stepY), bgr);
  else average(source, target, stepX, stepY, bgr);
  return { width: target.width, height: target.height, bgr };
}

const stepOf = (source: number, target: number): number => 1 / (target / source);

const isWhole = (step: number): boolean => Math.abs(step - Math.round(step)) < Number.EPSILON;

function sum({ rgba, width }: Pixels, target: Size<'ModelPx'>, stepX: number, stepY: number, bgr: Uint8Array): void {
  const row = width * 4;
  const share = Math.fround(1 / (stepX * stepY));
  // OpenCV has a path of its own for 2 x 2, which rounds halves up.
  const isTwo = stepX === 2 && stepY === 2;
  for (let y = 0, to = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++, to += 3) {
      const start = y * stepY * row + x * stepX * 4;
      let [red, green, blue] = [0, 0, 0];
      for (let dy = 0; dy < stepY; dy++) {
        const from = start + dy * row;
        for (let at = from; at < from + stepX * 4; at += 4) {
          red += rgba[at] as number;
          green += rgba[at + 1] as number;
          blue += rgba[at + 2] as number;
        }
      }
      bgr[to] = isTwo ? (blue + 2) >> 2 : roundHalfEven(Math.fround(blue * share));
      bgr[to + 1] = isTwo ? (green + 2) >> 2 : roundHalfEven(Math.fround(green * share));
      bgr[to + 2] = isTwo ? (red + 2) >> 2 : roundHalfEven(Math.fround(red * share));
    }
  }
}

function average(
  source: Pixels,
  { width, height }: Size<'ModelPx'>,
  stepX: number,
  stepY: number,
  bgr: Uint8Array,
): void {
  const columns = coverage(source.width, width, stepX);
  const rows = coverage(source.height, height, stepY);
  const line = new Float32Array(width * 3);
  const total = new Float32Array(width * 3);
  let lineOf = -1;
  for (let y = 0, to = 0; y < height; y++) {
    total.fill(0);
    for (let entry = rows.starts[y] as number; entry < (rows.starts[y + 1] as number); entry++) {
      const from = rows.places[entry] as number;
      // Neighbouring rows share the source row on their border.
      if (from !== lineOf) narrowRow(source, from, columns, line);
      lineOf = from;
      const weight = rows.weights[entry] as number;
      for (let at = 0; at < total.length; at++)
        total[at] = (total[at] as number) + Math.fround((line[at] as number) * weight);
    }
    for (let at = 0; at < total.length; at++, to++) bgr[to] = roundHalfEven(total[at] as number);
  }
}

function narrowRow({ rgba, width }: Pixels, row: number, columns: Coverage, into: Float32Array): void {
  const start = row * width * 4;
  const { starts, places, weights } = columns;
  for (let x = 0, to = 0; to < into.length; x++, to += 3) {
    let [red, green, blue] = [0, 0, 0];
    const end = starts[x + 1] as number;
    for (let entry = starts[x] as number; entry < end; entry++) {
      const at = start + (places[entry] as number) * 4;
      const weight = weights[entry] as number;
      red = Math.fround(red + Math.fround((rgba[at] as number) * weight));
      green = Math.fround(green + Math.fround((rgba[at + 1] as number) * weight));
      blue = Math.fround(blue + Math.fround((rgba[at + 2] as number) * weight));
    }
    into[to] = blue;
    into[to + 1] = green;
    into[to + 2] = red;
  }
}

/** Source places and float32 weights of one axis; those of target place `d` are entries `starts[d]` to `starts[d + 1]`. */
interface Coverage {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

/** Slivers of a source pixel below this share are left out, as OpenCV does. */
const SLIVER = 1e-3;

function coverage(source: number, target: number, step: number): Coverage {
  const places: number[] = [];
  const weights: number[] = [];
  const starts = [0];
  for (let place = 0; place < target; place++) {
    const begin = place * step;
    const end = begin + step;
    const covered = Math.min(step, source - begin);
    const last = Math.min(Math.floor(end), source - 1);
    const first = Math.min(Math.ceil(begin), last);
    const add = (at: number, part: number): void => {
      places.push(at);
      weights.push(part / covered);
    };
    if (first - begin > SLIVER) add(first - 1, first - begin);
    for (let at = first; at < last; at++) add(at, 1);
    if (end - last > SLIVER) add(last, Math.min(end - last, 1, covered));
    starts.push(places.length);
  }
  return { starts: Int32Array.from(starts), places: Int32Array.from(places), weights: Float32Array.from(weights) };
}
