import { workerData } from 'node:worker_threads';
import { encode as encodeJpeg } from 'jpeg-js';
import { serve } from '../threads/serve';
import { encodeBmp } from './bmp';
import { openDecoder } from './decode';
import type { PreviewJob } from './imagePool';
import type { Pixels } from './pixels';
import { reduce } from './reduce';
import { wasmDecoders } from './wasm';

const { wasmDir } = workerData as { readonly wasmDir: string };

void serve<PreviewJob, null, Uint8Array>(async () => {
  const decode = openDecoder(wasmDecoders(wasmDir));
  return {
    ready: null,
    async handle({ file, side, as }) {
      const pixels = reduce(await decode(file), side);
      const value = as === 'bmp' ? encodeBmp(pixels) : jpegOf(pixels);
      return { value, transfer: [value.buffer as ArrayBuffer] };
    },
  };
});

/** Enough for a picture as large as a thumb. The bytes are copied into a buffer of their own, so that it can be handed over. */
const jpegOf = ({ width, height, rgba }: Pixels): Uint8Array =>
  Uint8Array.from(encodeJpeg({ width, height, data: rgba }, 80).data);
