import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundles, root } from './bundles.mjs';

/** The page counts as one more build product. */
export const PAGE = 'page';

const SOURCES = ['shared', 'electron', 'models/catalogue.json', 'scripts/build', 'package.json', 'package-lock.json'];
const PAGE_SOURCES = ['shared', 'renderer', 'vite.config.mts', 'package.json', 'package-lock.json'];
const IGNORED = /\.(test|bench)\.tsx?$|^README\.md$/;

const outputOf = (name) => join(root, name === PAGE ? 'out/renderer/index.html' : bundles[name].out);
const stampOf = (name) => join(root, 'out/stamps', name);

/** Changes when any source that may end up in the product changes, appears or goes. */
export function fingerprint(name) {
  const hash = createHash('sha1');
  for (const source of name === PAGE ? PAGE_SOURCES : SOURCES) addTo(hash, join(root, source));
  return hash.digest('hex');
}

function addTo(hash, path) {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return;
  if (!facts.isDirectory()) {
    hash.update(`${path}\0${facts.mtimeMs}\0${facts.size}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) if (!IGNORED.test(name)) addTo(hash, join(path, name));
}

export function isFresh(name) {
  const stamp = stampOf(name);
  return existsSync(outputOf(name)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(name);
}

/** Remembers the sources that were there when the build began, so that an edit during the build is not lost. */
export function markBuilt(name, sources) {
  mkdirSync(dirname(stampOf(name)), { recursive: true });
  writeFileSync(stampOf(name), sources);
}
