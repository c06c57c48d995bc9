import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportCoco } from '../../../electron/core/export/exportCoco';
import { probeImage } from '../../../electron/core/images/probe';
import { scanFolder } from '../../../electron/core/images/scan';
import { openKnownFacts } from '../../../electron/core/storage/knownFacts';
import { type ProjectAtRest, readProject } from '../../../electron/core/storage/readProject';
import type { ImageEntry } from '../../../shared/dataset/image';
import { DEFAULT_EXPORT_OPTIONS } from '../../../shared/ipc/export';
import { photoFolder } from './pictures';
import { forgetProject, writeProject } from './project';

/** Smaller than every photograph, so that no box lies outside of one. Pixels. */
const SIZE = { width: 240, height: 240 };

/**
 * A COCO export of 100,000 images with ten boxes each, as the program does it, and a second one, when the pictures are known
 * already; prints one JSON line.
 */
async function main(work: string): Promise<void> {
  const made = photoFolder(work, 'many', 100_000);
  forgetProject(made);
  await writeProject(made, { images: 100_000, perImage: 10, size: SIZE, status: 'done' });
  const reading = performance.now();
  const project = await readProject(made, null);
  const read = performance.now() - reading;
  const images = await scanFolder(project.folder);
  const first = await measure(project, images);
  const again = await measure(project, images);
  forgetProject(made);
  process.stdout.write(`${JSON.stringify({ read, ...first, again })}\n`);
}

async function measure({ folder, stateDir, document }: ProjectAtRest, images: readonly ImageEntry[]) {
  const out = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-export-'));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const known = await openKnownFacts(stateDir);
  const report = await exportCoco({
    target: join(out, 'coco.json'),
    options: { ...DEFAULT_EXPORT_OPTIONS, scope: 'all' },
    folder,
    document,
    images,
    facts: (image) => {
      const file = join(folder, image);
      return known.of(image, file, () => probeImage(file));
    },
  });
  await known.save(new Set(images.map(({ path }) => path)));
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  const figures = {
    ms: performance.now() - began,
    cpu: (user + system) / 1000,
    grown: most - before,
    bytes: statSync(report.path).size,
    boxes: report.annotations,
  };
  rmSync(out, { recursive: true });
  return figures;
}

void main(process.argv[2] ?? '');
