// Fails when a source file is longer than 300 lines: such a room wants a wall.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LIMIT = 300;
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mts', '*.mjs'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter(Boolean);
const long = files
  .map((file) => [file, readFileSync(file, 'utf8').split('\n').length - 1])
  .filter(([, lines]) => lines > LIMIT);
for (const [file, lines] of long) console.error(`${file}: ${lines} lines (at most ${LIMIT})`);
process.exitCode = long.length > 0 ? 1 : 0;
