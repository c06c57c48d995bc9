import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const require = createRequire(import.meta.url);

/** Decoders that need their .wasm beside the worker that uses them. */
const WASM = [
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
  '@jsquash/avif/codec/dec/avif_dec.wasm',
];

/** Everything that runs under Node or Electron's Node: name -> entry and output file. The page is built by vite.config.mts. */
export const bundles = {
  main: { entry: 'electron/main/main.ts', out: 'out/main/main.cjs' },
  preload: { entry: 'electron/preload/preload.ts', out: 'out/preload/preload.cjs' },
  headless: { entry: 'electron/headless/rtmlabel.ts', out: 'out/headless/rtmlabel.cjs' },
  detector: { entry: 'electron/core/inference/worker.ts', out: 'out/workers/detector.cjs' },
  image: { entry: 'electron/core/images/worker.ts', out: 'out/workers/image.cjs' },
  import: { entry: 'electron/core/models/importWorker.ts', out: 'out/workers/import.cjs' },
};

export const workerNames = ['detector', 'image', 'import'];

/**
 * Vite configuration of one Node bundle. CommonJS for Node 18 and up (decision 13); one file each, so that a worker needs nothing beside it but its wasm.
 */
export function nodeConfig(name, { watch = false } = {}) {
  const { entry, out } = bundles[name];
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    clearScreen: false,
    // Emscripten glue asks for import.meta.url, which CommonJS lacks.
    define: { 'import.meta.url': '__bundleUrl' },
    build: {
      target: 'node18',
      outDir: join(root, dirname(out)),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      ssr: join(root, entry),
      watch: watch ? {} : null,
      rollupOptions: {
        external: [/^node:/, ...builtinModules, 'electron', 'onnxruntime-node'],
        output: {
          format: 'cjs',
          entryFileNames: basename(out),
          codeSplitting: false,
          // A sandboxed preload script can require Electron only.
          banner: name === 'preload' ? '' : "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;",
        },
      },
    },
    ssr: { noExternal: true, external: ['electron', 'onnxruntime-node'] },
  };
}

export const entryExists = (name) => existsSync(join(root, bundles[name].entry));

/** Copies the decoders' wasm next to the workers. */
export async function copyWasm() {
  const target = join(root, 'out/workers');
  await mkdir(target, { recursive: true });
  for (const file of WASM) await copyFile(require.resolve(file), join(target, basename(file)));
}
