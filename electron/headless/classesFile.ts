import { readFile } from 'node:fs/promises';
import { fail } from '../../shared/failure/failure';

/** Class names of a text file, one per line. @throws AppError `cli.classesFile` */
export async function readClasses(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw fail('cli.classesFile', { file, reason: error.message });
  });
  const names = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (names.length === 0) throw fail('cli.classesFile', { file, reason: '0' });
  return names;
}
