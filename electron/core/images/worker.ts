import { workerData } from 'node:worker_threads';
import { serve } from '../threads/serve';
import { encodeBmp } from './bmp';
import { openDecoder } from './decode';
import type { PreviewJob } from './imagePool';
import { reduce } from './reduce';
import { wasmDecoders } from './wasm';

const { wasmDir } = workerData as { readonly wasmDir: string };

void serve<PreviewJob, null, Uint8Array>(async () => {
  const decode = openDecoder(wasmDecoders(wasmDir));
  return {
    ready: null,
    async handle({ file, side }) {
      const value = encodeBmp(reduce(await decode(file), side));
      return { value, transfer: [value.buffer as ArrayBuffer] };
    },
  };
});
