// Builds everything: main, preload, headless, workers and the page into out/.
// `node scripts/build.mjs NAME...` builds only those Node bundles.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { bundles, copyWasm, nodeConfig, workerNames } from './build/bundles.mjs';
import { fingerprint, isFresh, markBuilt, PAGE } from './build/freshness.mjs';
import { withBuildLock } from './build/lock.mjs';

async function buildOne(name) {
  const sources = fingerprint(name);
  if (name === PAGE) {
    await build({ configFile: fileURLToPath(new URL('../vite.config.mts', import.meta.url)), logLevel: 'warn' });
  } else {
    await build(nodeConfig(name));
    if (workerNames.includes(name)) await copyWasm();
  }
  markBuilt(name, sources);
}

async function buildEach(names) {
  for (const name of names) await buildOne(name);
}

export async function buildNode(names = Object.keys(bundles)) {
  await withBuildLock(() => buildEach(names));
}

export async function buildAll() {
  await withBuildLock(() => buildEach([...Object.keys(bundles), PAGE]));
}

/** Builds those of `names` (default: everything) that are older than their sources. */
export async function buildStale(names = [...Object.keys(bundles), PAGE]) {
  if (names.every(isFresh)) return;
  await withBuildLock(() => buildEach(names.filter((name) => !isFresh(name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  await (names.length > 0 ? buildNode(names) : buildAll());
}
