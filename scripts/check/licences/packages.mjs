import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** In the tree of what is shipped, but never shipped: types, and the compiler that i18next names for its own. */
const NO_CODE = /^node_modules\/(.*\/node_modules\/)?(@types|@typescript)\//;
const NOTICE = /^(licen[cs]e|copying|notice|third.?party)/i;
/** Where packages keep the licences of what they have compiled in. */
const INSIDE = ['.', 'codec'];

/**
 * Packages whose code may be in the program: all that `dependencies` need, by the lock file.
 * @returns [{ name, version, licence, texts }], texts from the package, else from build/notices
 */
export function shippedPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const named = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional && !NO_CODE.test(path))
    // What was left out for this system stays out of no other one: optional packages count where they are installed.
    .filter(([path, { optional }]) => !optional || existsSync(join(root, path)))
    .map(([path]) => describe(root, path))
    .sort((a, b) => (a.name === b.name ? compare(a.version, b.version) : compare(a.name, b.name)));
  return named.filter(({ name, version }, at) => named[at - 1]?.name !== name || named[at - 1]?.version !== version);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function describe(root, path) {
  const folder = join(root, path);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const own = INSIDE.flatMap((inside) => noticesIn(join(folder, inside)));
  const kept = join(root, 'build/notices', `${basename(name)}.txt`);
  const texts = own.length === 0 && existsSync(kept) ? [readFileSync(kept, 'utf8')] : own;
  return { name, version, licence: typeof license === 'string' ? license : '', texts: texts.map(tidy) };
}

function noticesIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NOTICE.test(entry.name))
    .map((entry) => entry.name);
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Line ends of one kind, nothing at their ends. */
export const tidy = (text) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
