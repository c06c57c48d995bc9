import { readFile } from 'node:fs/promises';
import { AppError, fail } from '../../../shared/failure/failure';
import { jpegFrame } from './chunks';
import { decodeBmp, decodeFourComponentJpeg, decodeGif, decodeTiff } from './others';
import type { Pixels } from './pixels';
import { checkLimit, type Header, headerOf } from './probe';
import { readFailure } from './readFailure';
import type { ImageFormat } from './sniff';
import { upright } from './upright';
import type { WasmDecoder, WasmFormat } from './wasm';
import { firstWebpFrame, onCanvas } from './webp';

/** A decoded picture and what kind of file it came from. */
export interface Decoded extends Pixels {
  readonly format: ImageFormat;
}

/** Decodes a picture file: see `openDecoder`. */
export type Decode = (file: string) => Promise<Decoded>;

/**
 * Makes the decoder every part of the program uses, so that boxes mean the same pixels everywhere: upright 8-bit RGB of
 * the first frame, alpha ignored, grey replicated, 16 bit reduced; JPEG, PNG and WebP give OpenCV's bytes.
 * @param wasm decoders of `wasmDecoders`
 */
export function openDecoder(wasm: (format: WasmFormat) => WasmDecoder): Decode {
  const decoders: Readonly<Record<ImageFormat, (bytes: Uint8Array) => Pixels | Promise<Pixels>>> = {
    jpeg: (bytes) => (jpegFrame(bytes)?.components === 4 ? decodeFourComponentJpeg(bytes) : wasm('jpeg')(bytes)),
    png: wasm('png'),
    webp: (bytes) => decodeWebp(bytes, wasm('webp')),
    avif: wasm('avif'),
    gif: decodeGif,
    bmp: decodeBmp,
    tiff: decodeTiff,
  };
  return async (file) => {
    const bytes = await readFile(file).catch((thrown: unknown) => {
      throw readFailure(thrown, file);
    });
    const header = headerOf(bytes, bytes.length, file);
    checkLimit(header, file);
    const stored = await decodeStored(bytes, header, file, decoders[header.format]);
    return { ...upright(stored, header.orientation), format: header.format };
  };
}

async function decodeStored(
  bytes: Uint8Array,
  header: Header,
  file: string,
  decode: (bytes: Uint8Array) => Pixels | Promise<Pixels>,
): Promise<Pixels> {
  try {
    const pixels = await decode(bytes);
    if (pixels.width > 0 && pixels.height > 0) return pixels;
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw fail('image.broken', { file, reason: reasonOf(thrown, header.format) });
  }
  throw fail('image.broken', { file, reason: `${header.size.width} × ${header.size.height}` });
}

/** Decoders written in C++ or Rust throw numbers or traps: those say nothing to anybody. */
const reasonOf = (thrown: unknown, format: ImageFormat): string =>
  thrown instanceof Error && format !== 'png' && format !== 'avif'
    ? thrown.message
    : `damaged ${format.toUpperCase()} data`;

async function decodeWebp(bytes: Uint8Array, decode: WasmDecoder): Promise<Pixels> {
  const frame = firstWebpFrame(bytes);
  return frame === null ? decode(bytes) : onCanvas(await decode(frame.still), frame);
}
