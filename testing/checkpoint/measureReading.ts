import { openCheckpoint } from '../../electron/core/checkpoint/checkpoint';

/** Child process: opens a checkpoint, reads every tensor, and says how far the process's peak grew meanwhile. */
async function main(warmUp: string, path: string): Promise<void> {
  // Code that is loaded and compiled while reading is no memory of the file.
  await readAll(warmUp);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const tensors = await readAll(path);
  const growth = process.resourceUsage().maxRSS * 1024 - before;
  process.stdout.write(JSON.stringify({ tensors, growth }));
}

async function readAll(path: string): Promise<number> {
  const checkpoint = await openCheckpoint(path);
  for (const key of checkpoint.shapes.keys()) await checkpoint.read(key);
  await checkpoint.close();
  return checkpoint.shapes.size;
}

const [, , warmUp = '', path = ''] = process.argv;
void main(warmUp, path);
