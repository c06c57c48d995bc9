import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import decodeAvif, { init as initAvif } from '@jsquash/avif/decode.js';
import decodeJpeg, { init as initJpeg } from '@jsquash/jpeg/decode.js';
import { decode as decodePng, init as initPng } from '@jsquash/png/decode.js';
import decodeWebp, { init as initWebp } from '@jsquash/webp/decode.js';
import type { Pixels } from './pixels';

/** Formats whose decoder is a WebAssembly build of the reference library. */
export type WasmFormat = 'jpeg' | 'png' | 'webp' | 'avif';

export type WasmDecoder = (bytes: Uint8Array) => Promise<Pixels>;

interface Codec {
  readonly wasm: string;
  init(module: WebAssembly.Module): Promise<unknown>;
  decode(file: ArrayBuffer): Promise<ImageDataLike>;
}

interface ImageDataLike {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Warnings of the decoders about damaged files: the picture or a failure is the answer, not a line on the terminal. */
const QUIET = { print: () => {}, printErr: () => {} };

type Init = (module: WebAssembly.Module, options: object) => Promise<unknown>;

/** The packages accept options beside the module; their types do not say so. */
const quietly = (init: unknown) => (module: WebAssembly.Module) => (init as Init)(module, QUIET);

const CODECS: Readonly<Record<WasmFormat, Codec>> = {
  jpeg: { wasm: 'mozjpeg_dec.wasm', init: quietly(initJpeg), decode: (file) => decodeJpeg(file) },
  png: { wasm: 'squoosh_png_bg.wasm', init: initPng, decode: (file) => decodePng(file) },
  webp: { wasm: 'webp_dec.wasm', init: quietly(initWebp), decode: (file) => decodeWebp(file) },
  avif: { wasm: 'avif_dec.wasm', init: quietly(initAvif), decode: (file) => decodeAvif(file) },
};

/** The decoders hand their result to `new ImageData(...)`, which Node lacks. */
class NodeImageData implements ImageDataLike {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/**
 * Decoders of the given folder of .wasm files, loaded on first use. A decoder that threw is made anew: an exception
 * inside WebAssembly leaves its memory in an unknown state.
 */
export function wasmDecoders(wasmDir: string): (format: WasmFormat) => WasmDecoder {
  const global = globalThis as { ImageData?: unknown };
  global.ImageData ??= NodeImageData;
  const modules = new Map<WasmFormat, Promise<WebAssembly.Module>>();
  const fresh = new Set<WasmFormat>();

  const ready = async (format: WasmFormat): Promise<Codec> => {
    const codec = CODECS[format];
    let module = modules.get(format);
    if (module === undefined) {
      module = readFile(join(wasmDir, codec.wasm)).then((bytes) => WebAssembly.compile(bytes));
      modules.set(format, module);
    }
    const compiled = await module;
    if (!fresh.has(format)) {
      await codec.init(compiled);
      fresh.add(format);
    }
    return codec;
  };

  return (format) => async (bytes) => {
    const codec = await ready(format);
    try {
      const { width, height, data } = await codec.decode(exactBuffer(bytes));
      return { width, height, rgba: data };
    } catch (thrown) {
      fresh.delete(format);
      throw thrown;
    }
  };
}

/** The bytes as an ArrayBuffer of their own length: Node's small buffers share one. */
const exactBuffer = (bytes: Uint8Array): ArrayBuffer =>
  bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes.buffer as ArrayBuffer)
    : (bytes.slice().buffer as ArrayBuffer);
