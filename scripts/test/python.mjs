import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastWords } from '../runtime/run.mjs';

const isWindows = process.platform === 'win32';

/**
 * A Python environment with the given packages, made when it is absent or its list has changed; returns its interpreter.
 * On Debian and Ubuntu the module that makes environments is a package of its own: as root it is installed.
 * `options` go to `pip install`.
 */
export function pythonEnvironment(folder, requirements, options = []) {
  const python = join(folder, isWindows ? 'Scripts/python.exe' : 'bin/python');
  const mark = join(folder, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(python) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return python;
  makeEnvironment(folder);
  install(python, [...options, '-r', requirements], `${folder}.log`);
  writeFileSync(mark, wanted);
  return python;
}

/** What pip says goes to a file: it warns of much that nobody needs to know. */
function install(python, args, log) {
  const file = openSync(log, 'w');
  try {
    const command = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', ...args];
    execFileSync(python, command, { stdio: ['ignore', file, file] });
  } catch {
    throw new Error(
      `pip could not install what ${args.at(-1)} lists (${log}): ${lastWords(readFileSync(log, 'utf8'))}`,
    );
  } finally {
    closeSync(file);
  }
}

function makeEnvironment(folder) {
  const system = isWindows ? 'python' : 'python3';
  try {
    run(system, ['-m', 'venv', '--clear', folder]);
  } catch (error) {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) throw error;
    console.log('Python cannot make environments here: installing python3 and python3-venv with apt-get.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'python3', 'python3-venv']);
    run('/usr/bin/python3', ['-m', 'venv', '--clear', folder]);
  }
}

const run = (command, args) => execFileSync(command, args, { stdio: 'inherit' });
