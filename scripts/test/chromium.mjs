import { run } from '../runtime/run.mjs';
import { which } from '../system-libraries.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/**
 * A Chromium of this system for tests that need a real browser: RTMLABEL_CHROMIUM, else one on PATH. On Debian and Ubuntu a
 * missing one is installed when this runs as root.
 * @returns {Promise<string | null>} its program; null when there is none, and then it says how to get one.
 */
export async function systemChromium({ say = console.log } = {}) {
  const found = process.env.RTMLABEL_CHROMIUM ?? firstOf(NAMES);
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && which('apt-get')) {
    say('Installing with apt-get, as root: chromium');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
    const installed = firstOf(NAMES);
    if (installed) return installed;
  }
  say('There is no Chromium here: install one, or name it with RTMLABEL_CHROMIUM.');
  return null;
}

const firstOf = (names) => names.map(which).find((file) => file !== undefined);
