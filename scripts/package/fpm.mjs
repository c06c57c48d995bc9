#!/usr/bin/env node
// Stands in for fpm where it cannot be downloaded (CUSTOM_FPM_PATH): turns what electron-builder asks of it, a .deb from folders
// and files, into a folder for dpkg-deb.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Options that take no value. */
const FLAGS = new Set(['--force', '--debug']);

/**
 * Sorts fpm's arguments.
 * @returns {{options: Map<string, string[]>, inputs: {from: string, to: string}[]}} `inputs`: source -> absolute place when installed
 */
export function parseFpm(args) {
  const options = new Map();
  const inputs = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at];
    if (!argument.startsWith('-')) {
      const cut = argument.lastIndexOf('=');
      if (cut < 0) throw new Error(`fpm: ${argument} does not say where it goes`);
      inputs.push({ from: argument.slice(0, cut), to: argument.slice(cut + 1) });
    } else if (!FLAGS.has(argument)) options.set(argument, [...(options.get(argument) ?? []), args[++at] ?? '']);
  }
  return { options, inputs };
}

/** The control file of a Debian package. `kilobytes`: size when installed. */
export function controlFile(options, kilobytes) {
  const first = (name) => options.get(name)?.[0] ?? '';
  const list = (name) => (options.get(name) ?? []).join(', ');
  const [synopsis, ...text] = first('--description').split('\n');
  const fields = [
    ['Package', first('--name')],
    ['Version', first('--version')],
    ['Architecture', first('--architecture')],
    ['Maintainer', first('--maintainer')],
    ['Installed-Size', String(kilobytes)],
    ['Depends', list('-d')],
    ['Recommends', list('--deb-recommends')],
    ['Section', first('--category')],
    ['Priority', first('--deb-priority')],
    ['Homepage', /^https?:/.test(first('--url')) ? first('--url') : ''],
    ['Description', [synopsis.trim(), ...text.map((line) => ` ${line.trim() || '.'}`)].join('\n')],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\n')}\n`;
}

const sizeOf = (path) => {
  const facts = lstatSync(path);
  if (!facts.isDirectory()) return facts.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
};

/** A folder goes into its place, a file becomes the file of that name. */
function place(root, { from, to }) {
  const target = join(root, to);
  mkdirSync(dirname(target), { recursive: true });
  if (statSync(from).isDirectory()) cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  else {
    copyFileSync(from, target);
    chmodSync(target, 0o644);
  }
}

function makeDeb(args) {
  const { options, inputs } = parseFpm(args);
  const [kind] = options.get('-t') ?? [];
  if (kind !== 'deb') throw new Error(`fpm: only deb is made here, not ${kind}`);
  const root = mkdtempSync(join(tmpdir(), 'rtmlabel-deb-'));
  try {
    chmodSync(root, 0o755);
    for (const input of inputs) place(root, input);
    const kilobytes = Math.ceil(sizeOf(root) / 1024);
    mkdirSync(join(root, 'DEBIAN'));
    writeFileSync(join(root, 'DEBIAN/control'), controlFile(options, kilobytes));
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ]) {
      const [script] = options.get(option) ?? [];
      if (script === undefined) continue;
      copyFileSync(script, join(root, 'DEBIAN', name));
      chmodSync(join(root, 'DEBIAN', name), 0o755);
    }
    const [compression = 'xz'] = options.get('--deb-compression') ?? [];
    const [file] = options.get('--package') ?? [];
    const level = process.env.RTMLABEL_DEB_LEVEL ? [`-z${process.env.RTMLABEL_DEB_LEVEL}`] : [];
    const how = ['--root-owner-group', `-Z${compression}`, ...level];
    execFileSync('dpkg-deb', [...how, '--build', root, file], { stdio: 'inherit' });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

if (basename(process.argv[1] ?? '') === basename(fileURLToPath(import.meta.url))) makeDeb(process.argv.slice(2));
