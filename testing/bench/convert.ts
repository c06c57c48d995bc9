import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint } from '../../electron/core/checkpoint/checkpoint';
import { planConversion } from '../../electron/core/convert/convertCheckpoint';
import { sha256Of } from '../../electron/core/files/sha256';
import { importInThread } from '../../electron/core/models/runImport';

/**
 * One measurement in a process of its own, printed as a JSON line.
 * `read`: the file's hash alone, as a measure of the disk. `convert`: checkpoint to ONNX file. `import`: to a model that
 * has been loaded and run on a test picture.
 * @param kept where the ONNX file of `convert` stays; without, it is deleted
 */
async function measure(mode: string, file: string, workersDir: string, kept?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-'));
  const before = process.memoryUsage().rss;
  const started = performance.now();
  if (mode === 'read') await sha256Of(file);
  else if (mode === 'convert') await convert(file, kept ?? join(folder, 'model.onnx'));
  else await importIt(file, folder, workersDir);
  const ms = performance.now() - started;
  // Kilobytes, the most this process ever had.
  const peak = process.resourceUsage().maxRSS * 1024 - before;
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${JSON.stringify({ ms, peak, bytes: statSync(file).size })}\n`);
}

async function convert(file: string, out: string): Promise<void> {
  const checkpoint = await openCheckpoint(file);
  const plan = await planConversion(checkpoint, await sha256Of(file), null, { expOnReg: null, classNames: null });
  const handle = await open(out, 'w');
  await plan.write(async (chunk) => void (await handle.writeFile(chunk)));
  await handle.sync();
  await handle.close();
  await checkpoint.close();
}

async function importIt(source: string, folder: string, workersDir: string): Promise<void> {
  const request = { source, folder, config: null, expOnReg: null, catalogue: [], passing: false };
  await importInThread(workersDir, request, () => undefined, new AbortController().signal);
}

const [, , mode = '', file = '', workersDir = '', kept] = process.argv;
void measure(mode, file, workersDir, kept);
