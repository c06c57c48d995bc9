// Fails when a source file is longer than 300 lines: such a room wants a wall.
import { report, sources, textOf } from './check/sources.mjs';

const LIMIT = 300;
const SOURCE = /\.(ts|tsx|mts|mjs)$/;

const files = sources().filter((file) => SOURCE.test(file));
const long = files
  .map((file) => [file, (textOf(file) ?? '').split('\n').length - 1])
  .filter(([, lines]) => lines > LIMIT)
  .map(([file, lines]) => `${file}: ${lines} lines (at most ${LIMIT})`);
report(files.length === 0 ? ['no source files found'] : long, `${files.length} files, none over ${LIMIT} lines`);
