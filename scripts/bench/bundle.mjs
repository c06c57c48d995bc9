import { join, resolve } from 'node:path';
import { build } from 'vite';
import { nodeConfig, root } from '../build/bundles.mjs';

/** Bundles a TypeScript file for a plain Node child process; returns the built file. */
export async function bundleForNode(entry, name) {
  const outDir = join(root, 'out/bench');
  const config = nodeConfig('import');
  await build({
    ...config,
    build: {
      ...config.build,
      ssr: resolve(root, entry),
      outDir,
      rollupOptions: {
        ...config.build.rollupOptions,
        output: { ...config.build.rollupOptions.output, entryFileNames: `${name}.cjs` },
      },
    },
  });
  return join(outDir, `${name}.cjs`);
}
