import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ProjectDocument } from '../../../shared/dataset/document';
import { asAnnotationId } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import { fail } from '../../../shared/failure/failure';
import { planningCocoImport } from '../../../shared/formats/coco/importPlan';
import { matchNames } from '../../../shared/formats/coco/matchNames';
import { readingCoco } from '../../../shared/formats/coco/read';
import type { ImportPlan } from '../../../shared/ipc/export';
import { type FactsOf, probeAll } from './imageFacts';
import { inTurns } from './inTurns';

/** Most names of missing pictures that are listed. */
const MOST_MISSING = 100;

export interface CocoImportJob {
  /** Absolute path of the COCO JSON. */
  readonly file: string;
  readonly document: ProjectDocument;
  readonly images: readonly ImageEntry[];
  readonly facts: FactsOf;
  /** Called once per picture that the file names and the folder has. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads a COCO file against a project and says what an import would do; nothing is changed.
 * @throws AppError `coco.notJson`, `coco.notCoco`, `app.cancelled`
 */
export async function importCoco(job: CocoImportJob): Promise<ImportPlan> {
  const dataset = await inTurns(readingCoco(await readText(job.file), basename(job.file)), job.signal);
  const paths = job.images.map((image) => image.path);
  const named = new Set(
    matchNames(
      dataset.images.map((image) => image.fileName),
      paths,
    ).values(),
  );
  const wanted = job.images.filter((image) => named.has(image.path));
  const { readable } = await probeAll(wanted, job.facts, (done) => job.onProgress?.(done, wanted.length), job.signal);
  const sizes = new Map(readable.map(({ path, facts }) => [path, facts.size]));
  const planning = planningCocoImport({
    dataset,
    document: job.document,
    images: paths,
    sizeOf: (image) => sizes.get(image) ?? null,
    newId: () => asAnnotationId(randomUUID()),
  });
  const { missing, ...plan } = await inTurns(planning, job.signal);
  return { file: job.file, ...plan, missing: missing.slice(0, MOST_MISSING), missingCount: missing.length };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,.*$/s, '') : String(error);
    throw fail('coco.notJson', { file: basename(file), reason }, { cause: error });
  }
}
