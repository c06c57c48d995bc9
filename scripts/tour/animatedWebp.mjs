import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import decodePng, { init as initPng } from '@jsquash/png/decode.js';
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js';

const { resolve } = createRequire(import.meta.url);
const HEADER = 12;

/** The libraries fetch their WebAssembly as a page does; Node reads it from the disk. */
export async function prepareCodecs() {
  const wasmOf = async (name, path) => WebAssembly.compile(await readFile(join(dirname(resolve(name)), path)));
  await initPng(await wasmOf('@jsquash/png/decode.js', 'codec/pkg/squoosh_png_bg.wasm'));
  await initWebp(await wasmOf('@jsquash/webp/encode.js', 'codec/enc/webp_enc_simd.wasm'));
}

/**
 * An animated WebP that repeats for ever. Each frame but the first holds only the rectangle that differs from the one before.
 * Source: WebP Container Specification (RIFF, VP8X, ANIM, ANMF).
 * @param {readonly { readonly file: string; readonly ms: number }[]} frames PNG files of one size
 * @returns {Promise<Buffer>}
 */
export async function animatedWebp(frames, quality) {
  const chunks = [];
  let before = null;
  let pending = null;
  for (const { file, ms } of frames) {
    const picture = await decodePng(await readFile(file));
    const part = before === null ? whole(picture) : changed(before, picture);
    before = picture;
    if (part === null) {
      pending.ms += ms;
      continue;
    }
    if (pending !== null) chunks.push(frameChunk(pending));
    pending = { ...part, ms, webp: Buffer.from(await encodeWebp(cut(picture, part), { quality, method: 6 })) };
  }
  if (pending === null) throw new Error('no frames');
  chunks.push(frameChunk(pending));
  const { width, height } = before;
  const extended = Buffer.alloc(10);
  extended[0] = 0b10;
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  const animation = Buffer.from([255, 255, 255, 255, 0, 0]);
  const body = Buffer.concat([Buffer.from('WEBP'), chunk('VP8X', extended), chunk('ANIM', animation), ...chunks]);
  return chunk('RIFF', body);
}

function chunk(name, data) {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), size, data, Buffer.alloc(data.length % 2)]);
}

function frameChunk({ x, y, width, height, ms, webp }) {
  const head = Buffer.alloc(16);
  head.writeUIntLE(x / 2, 0, 3);
  head.writeUIntLE(y / 2, 3, 3);
  head.writeUIntLE(width - 1, 6, 3);
  head.writeUIntLE(height - 1, 9, 3);
  head.writeUIntLE(ms, 12, 3);
  // Laid over what is there, without blending.
  head[15] = 0b10;
  return chunk('ANMF', Buffer.concat([head, picturePart(webp)]));
}

/** The picture itself (`VP8 ` or `VP8L`) of a still WebP. */
function picturePart(webp) {
  for (let at = HEADER; at < webp.length; ) {
    const size = webp.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const name = webp.toString('latin1', at, at + 4);
    if (name === 'VP8 ' || name === 'VP8L') return webp.subarray(at, end);
    at = end;
  }
  throw new Error('a still WebP without a picture');
}

const whole = ({ width, height }) => ({ x: 0, y: 0, width, height });

/** The rectangle that differs, from even coordinates on, as the format wants it; null = nothing differs. */
function changed(before, after) {
  const { width, height } = after;
  const a = new Uint32Array(before.data.buffer, before.data.byteOffset, width * height);
  const b = new Uint32Array(after.data.buffer, after.data.byteOffset, width * height);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (a[y * width + x] === b[y * width + x]) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  if (right < 0) return null;
  const [x, y] = [left & ~1, top & ~1];
  return { x, y, width: right + 1 - x, height: bottom + 1 - y };
}

function cut(picture, { x, y, width, height }) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * picture.width + x) * 4;
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { data, width, height };
}
