import { riffChunks } from './chunks';
import type { Pixels } from './pixels';

const HEADER = 12;

/** First frame of an animated WebP: a still WebP of its own, and where it lies on the canvas. */
export interface WebpFrame {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly x: number;
  readonly y: number;
  readonly still: Uint8Array;
}

const uint24 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

/** The first frame, or null when the file is not animated. Source: WebP Container Specification (RIFF, VP8X, ANMF). */
export function firstWebpFrame(bytes: Uint8Array): WebpFrame | null {
  let canvas = { width: 0, height: 0 };
  for (const { name, data } of riffChunks(bytes, HEADER)) {
    if (name === 'VP8X') canvas = { width: uint24(data, 4) + 1, height: uint24(data, 7) + 1 };
    if (name === 'ANMF') return { canvas, x: uint24(data, 0) * 2, y: uint24(data, 3) * 2, still: stillOf(data) };
  }
  return null;
}

/** Wraps a frame's own chunks (`ALPH`, `VP8 `, `VP8L`) as a file. */
function stillOf(frame: Uint8Array): Uint8Array {
  const [width, height] = [uint24(frame, 6), uint24(frame, 9)];
  const body = frame.subarray(16);
  const withAlpha = String.fromCharCode(...body.subarray(0, 4)) === 'ALPH';
  const extended = withAlpha ? 18 : 0;
  const file = new Uint8Array(HEADER + extended + body.length);
  const view = new DataView(file.buffer);
  file.set(letters('RIFF'), 0);
  view.setUint32(4, file.length - 8, true);
  file.set(letters('WEBP'), 8);
  if (withAlpha) {
    file.set(letters('VP8X'), HEADER);
    view.setUint32(HEADER + 4, 10, true);
    file[HEADER + 8] = 0x10;
    for (let at = 0; at < 3; at++) {
      file[HEADER + 12 + at] = (width >> (8 * at)) & 255;
      file[HEADER + 15 + at] = (height >> (8 * at)) & 255;
    }
  }
  file.set(body, HEADER + extended);
  return file;
}

const letters = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Lays a frame onto an empty canvas. */
export function onCanvas(frame: Pixels, { canvas, x, y }: WebpFrame): Pixels {
  if (frame.width === canvas.width && frame.height === canvas.height) return frame;
  const rgba = new Uint8Array(canvas.width * canvas.height * 4);
  const columns = Math.min(frame.width, canvas.width - x) * 4;
  for (let row = 0; row < frame.height && y + row < canvas.height; row++) {
    const from = row * frame.width * 4;
    rgba.set(frame.rgba.subarray(from, from + columns), ((y + row) * canvas.width + x) * 4);
  }
  return { ...canvas, rgba };
}
