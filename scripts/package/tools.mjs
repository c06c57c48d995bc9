import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../runtime/run.mjs';
import { which } from '../system-libraries.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const PROBE_LIMIT_MS = 6000;

/** electron-builder fetches its tools from GitHub's releases. */
export async function githubAnswers() {
  try {
    await fetch('https://github.com', { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return true;
  } catch {
    return false;
  }
}

/**
 * What stands in for electron-builder's own tools on a Linux that cannot download them, as environment variables.
 * @returns {Promise<{env: Record<string, string>, without: string[]}>} `without`: targets that cannot be built then
 */
export async function localTools(say) {
  const env = {};
  const without = [];
  const zip = (await sevenZip(say)) ?? null;
  if (zip === null) without.push('tar.gz');
  else env.ELECTRON_BUILDER_7ZIP_PATH = zip;
  if (which('dpkg-deb')) env.CUSTOM_FPM_PATH = join(here, 'fpm.mjs');
  else without.push('deb');
  if (!process.env.APPIMAGE_TOOLS_PATH) without.push('AppImage');
  return { env, without };
}

/** 7-Zip's program; on Debian and Ubuntu it is installed when this runs as root. */
async function sevenZip(say) {
  const known = process.env.ELECTRON_BUILDER_7ZIP_PATH ?? which('7zz') ?? which('7zzs');
  if (known) return known;
  if (process.getuid?.() === 0 && which('apt-get')) {
    say('Installing with apt-get, as root: 7zip');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', '7zip'], { env });
  }
  return which('7zz') ?? which('7z');
}
