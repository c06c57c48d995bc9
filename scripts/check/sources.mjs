import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const PRODUCTS = new Set(['node_modules', 'out', 'dist', '.git', 'test-results', 'playwright-report', '.cache']);

/** Files of the project, relative to its root: those git knows or would add; without git, all that are no build product. */
export function sources() {
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], options);
    return listed.split('\n').filter((file) => file !== '');
  } catch {
    return walk('.');
  }
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !PRODUCTS.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });
}

/** Text of a file; null for one that git still lists although it was deleted and not committed. */
export function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Prints what a check has found, or what it has looked at; sets the exit code. */
export function report(findings, looked) {
  for (const line of findings) console.error(line);
  if (findings.length === 0) console.log(looked);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
