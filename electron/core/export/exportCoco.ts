import { join } from 'node:path';
import type { ImagePath } from '../../../shared/dataset/ids';
import { fail } from '../../../shared/failure/failure';
import { exportName, flatClashes } from '../../../shared/formats/coco/fileNames';
import { projectSource } from '../../../shared/formats/coco/projectSource';
import { cocoJson } from '../../../shared/formats/coco/write';
import type { ExportReport } from '../../../shared/ipc/export';
import { probeAll } from './imageFacts';
import type { ExportJob } from './job';
import { writeFolder, writeJson, writeZip } from './layouts';
import { refuseTarget } from './refuseTarget';
import { selectImages } from './selectImages';

const WRITERS = { none: writeJson, folder: writeFolder, zip: writeZip } as const;

/**
 * Exports a project as a COCO data set (decision 11): the same project gives the same bytes on every run and system.
 * Images that cannot be read are left out and reported. Nothing is left behind when it fails or is cancelled.
 * @throws AppError `export.*`, `app.cancelled`, `image.notFound` (a picture vanished while it was copied)
 */
export async function exportCoco(job: ExportJob): Promise<ExportReport> {
  refuseTarget(job);
  const { document, options, signal, target } = job;
  const chosen = selectImages(document, job.images, options.scope);
  const copies = options.images !== 'none';
  let done = 0;
  const step = () => job.onProgress?.(++done, copies ? chosen.length * 2 : chosen.length);
  const { readable, skipped } = await probeAll(chosen, job.facts, step, signal);
  if (copies) skipped.forEach(step);
  if (options.fileNames === 'flat') refuseClashes(readable.map((image) => image.path));
  const exported = readable.map(({ path, facts }) => ({
    path,
    fileName: (copies ? 'images/' : '') + exportName(path, options.fileNames),
    size: facts.size,
  }));
  const pictures = exported.map(({ path, fileName }) => ({
    image: path,
    file: pictureFile(job, path),
    name: fileName,
  }));
  const json = () => cocoJson(projectSource(document, exported), options);
  const counts = await WRITERS[options.images]({ target, json, pictures, onCopied: step, signal });
  return { path: target, skipped, predictions: 0, beside: [], ...counts };
}

const pictureFile = (job: ExportJob, image: ImagePath): string => join(job.folder, ...image.split('/'));

function refuseClashes(paths: readonly ImagePath[]): void {
  for (const [first, second] of flatClashes(paths)) throw fail('export.duplicateName', { first, second });
}
