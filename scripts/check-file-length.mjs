// Fails when a source file is longer than 300 lines: such a room wants a wall.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const LIMIT = 300;
const SOURCE = /\.(ts|tsx|mts|mjs)$/;
const PRODUCTS = new Set(['node_modules', 'out', 'dist', '.git', 'test-results', 'playwright-report', '.cache']);

/** Files of the project: those git knows or would add; without git, all that are no build product. */
function sources() {
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], options).split('\n');
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

function lineCount(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1;
  } catch (error) {
    // Git still lists a file that was deleted and not committed.
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

const files = sources().filter((file) => SOURCE.test(file));
const long = files.map((file) => [file, lineCount(file)]).filter(([, lines]) => lines > LIMIT);
for (const [file, lines] of long) console.error(`${file}: ${lines} lines (at most ${LIMIT})`);
if (files.length === 0) console.error('no source files found');
process.exitCode = long.length > 0 || files.length === 0 ? 1 : 0;
