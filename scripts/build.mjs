// Builds everything: main, preload, headless, workers and the page into out/.
// `node scripts/build.mjs NAME...` builds only those Node bundles.
import { build } from 'vite';
import { bundles, copyWasm, nodeConfig } from './build/bundles.mjs';

export async function buildNode(names = Object.keys(bundles)) {
  for (const name of names) await build(nodeConfig(name));
  if (names.some((name) => name === 'detector' || name === 'image')) await copyWasm();
}

export async function buildAll() {
  await buildNode();
  await build({ configFile: new URL('../vite.config.mts', import.meta.url).pathname, logLevel: 'warn' });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const names = process.argv.slice(2);
  await (names.length > 0 ? buildNode(names) : buildAll());
}
