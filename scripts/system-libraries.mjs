import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { foreground, run } from './runtime/run.mjs';

/** Shared library -> Debian packages that carry it, newest name first (Ubuntu 24.04 and Debian 13 renamed some to t64). */
const PACKAGES = {
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libsmime3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libudev.so.1': ['libudev1'],
  'libX11.so.6': ['libx11-6'],
  'libxcb.so.1': ['libxcb1'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

const FONT_PACKAGE = ['fonts-noto-cjk'];

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** Absolute path of a program on PATH, or undefined. */
export function which(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Names of shared libraries that `binary` needs and this Linux lacks. */
export async function missingLibraries(binary) {
  if (!which('ldd')) return [];
  const { output } = await run('ldd', [binary], { env: { ...process.env, LC_ALL: 'C' } });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

/**
 * Makes sure that Electron can start on this Linux. `tests`: a virtual display when there is none, and a font for Chinese screenshots.
 * Installs what is missing when it may (root on Debian or Ubuntu), and says so; else says which command does it.
 * @returns {Promise<boolean>} false when something needed is missing still.
 */
export async function ensureSystem(binary, { tests = false, say = console.error } = {}) {
  if (process.platform !== 'linux') return true;
  const needs = await findNeeds(binary, tests);
  const required = needs.filter((need) => !need.optional);
  const mayInstall = process.getuid() === 0 && which('apt-get') !== undefined;
  if (needs.length === 0 || (required.length === 0 && !mayInstall)) return true;

  const names = needs.map((need) => need.name).join(', ');
  if (!mayInstall) {
    say(`Electron needs what this system lacks: ${required.map((need) => need.name).join(', ')}.`);
    say(await advice(required));
    return false;
  }
  say(`Electron needs what this system lacks: ${names}.`);
  await run('apt-get', ['update', '-qq']);
  const packages = await packagesOf(needs);
  say(`Installing with apt-get, as root: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const code = await foreground('apt-get', install, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const left = (await findNeeds(binary, tests)).filter((need) => !need.optional);
  if (left.length === 0) return true;
  say(`apt-get ended with code ${code}; still missing: ${left.map((need) => need.name).join(', ')}.`);
  say(await advice(left));
  return false;
}

async function findNeeds(binary, tests) {
  const needs = (await missingLibraries(binary)).map((name) => ({ name, packages: PACKAGES[name] ?? [] }));
  if (!tests) return needs;
  if (!hasDisplay() && !which('Xvfb')) needs.push({ name: 'Xvfb', packages: ['xvfb'] });
  if (!(await hasChineseFont())) needs.push({ name: 'a Chinese font', packages: FONT_PACKAGE, optional: true });
  return needs;
}

async function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  if (!which('fc-list')) return false;
  return (await run('fc-list', [':lang=zh', 'family'])).output.trim() !== '';
}

/** For each need the first of its package names that apt knows. */
async function packagesOf(needs) {
  const chosen = new Set();
  for (const { packages } of needs) {
    for (const name of packages) {
      const known = await run('apt-cache', ['show', name]);
      if (known.code !== 0 && name !== packages.at(-1)) continue;
      chosen.add(name);
      break;
    }
  }
  return [...chosen];
}

async function advice(needs) {
  if (which('apt-get')) {
    return `Run:  sudo apt-get update && sudo apt-get install -y ${(await packagesOf(needs)).join(' ')}`;
  }
  if (which('dnf')) return 'Run:  sudo dnf install gtk3 nss alsa-lib mesa-libgbm xorg-x11-server-Xvfb';
  if (which('pacman')) return 'Run:  sudo pacman -S --needed gtk3 nss alsa-lib mesa xorg-server-xvfb';
  return 'Install the packages of GTK 3, NSS, ALSA and GBM for this system (and Xvfb to test without a screen).';
}
