import type { FileHandle } from 'node:fs/promises';
import { throwIfCancelled } from '../files/writeFailure';

/**
 * Writes the chunks of a text generator to a file and returns the generator's result.
 * @throws AppError `app.cancelled` between two chunks; system errors as they are
 */
export async function writeChunks<T>(
  file: FileHandle,
  chunks: Generator<string, T, void> | AsyncGenerator<string, T, void>,
  signal?: AbortSignal,
): Promise<T> {
  for (;;) {
    throwIfCancelled(signal);
    const step = await chunks.next();
    if (step.done) return step.value;
    await file.appendFile(step.value);
  }
}
