import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportCoco } from '../../../electron/core/export/exportCoco';
import { probeImage } from '../../../electron/core/images/probe';
import { scanFolder } from '../../../electron/core/images/scan';
import { readProject } from '../../../electron/core/storage/readProject';
import { DEFAULT_EXPORT_OPTIONS } from '../../../shared/ipc/export';
import { photoFolder } from './pictures';
import { forgetProject, writeProject } from './project';

/** Smaller than every photograph, so that no box lies outside of one. Pixels. */
const SIZE = { width: 240, height: 240 };

/** A COCO export of 100,000 images with ten boxes each, as the program does it; prints one JSON line. */
async function main(work: string): Promise<void> {
  const made = photoFolder(work, 'many', 100_000);
  forgetProject(made);
  await writeProject(made, { images: 100_000, perImage: 10, size: SIZE, status: 'done' });
  const reading = performance.now();
  const { folder, document } = await readProject(made, null);
  const read = performance.now() - reading;
  const images = await scanFolder(folder);
  const out = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-export-'));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const report = await exportCoco({
    target: join(out, 'coco.json'),
    options: { ...DEFAULT_EXPORT_OPTIONS, scope: 'all' },
    folder,
    document,
    images,
    facts: (image) => probeImage(join(folder, image)),
  });
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  const figures = {
    read,
    ms: performance.now() - began,
    cpu: (user + system) / 1000,
    grown: most - before,
    bytes: statSync(report.path).size,
    boxes: report.annotations,
  };
  rmSync(out, { recursive: true });
  forgetProject(made);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

void main(process.argv[2] ?? '');
