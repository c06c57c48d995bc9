import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Bundles a TypeScript file for a plain Node child process; returns the built file. */
export async function bundleForNode(entry: string, name: string): Promise<string> {
  const outDir = resolve('out/test');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(entry),
      outDir,
      emptyOutDir: false,
      target: 'node18',
      minify: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, `${name}.cjs`);
}
