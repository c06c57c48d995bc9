import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../../electron/core/storage/files';
import { FILES, STATE_DIR } from '../../../electron/core/storage/stateDir';
import type { Annotation, ProjectDocument } from '../../../shared/dataset/document';
import { emptyDocument } from '../../../shared/dataset/document';
import { asAnnotationId } from '../../../shared/dataset/ids';
import { applyDiff } from '../../../shared/editing/apply';
import { addClasses } from '../../../shared/editing/commands/classes';
import { DEFAULT_PROJECT_SETTINGS, type PredictionSettings } from '../../../shared/project/settings';
import { encodeSettings } from '../../../shared/project/settingsShape';
import { snapshotParts } from '../../../shared/project/snapshot';
import { randomOf } from '../../randomEdits';
import { photoName } from './pictures';

const CLASSES = ['person', 'bicycle', 'car', 'dog', 'chair', 'cup', 'book', 'clock'];

/** Removes what the program has kept of a folder. */
export const forgetProject = (folder: string): void =>
  rmSync(join(folder, STATE_DIR), { recursive: true, force: true });

/** Settings of predictions of a project that is not open. */
export function setPrediction(folder: string, prediction: Partial<PredictionSettings>): void {
  const settings = { ...DEFAULT_PROJECT_SETTINGS };
  mkdirSync(join(folder, STATE_DIR), { recursive: true });
  writeFileSync(
    join(folder, STATE_DIR, FILES.settings),
    encodeSettings({ ...settings, prediction: { ...settings.prediction, ...prediction } }),
  );
}

/** Boxes spread over an image of this size in pixels. */
function boxesOf(count: number, size: { readonly width: number; readonly height: number }, seed: number): Annotation[] {
  const random = randomOf(seed);
  const made = emptyProject().classes;
  return Array.from({ length: count }, (_, at) => ({
    id: asAnnotationId(`${seed}-${at}`),
    classId: (made[Math.floor(random() * made.length)] as (typeof made)[number]).id,
    box: {
      x: random() * size.width * 0.9,
      y: random() * size.height * 0.9,
      width: size.width * (0.02 + random() * 0.08),
      height: size.height * (0.02 + random() * 0.08),
    },
    provenance: { kind: 'drawn' },
  }));
}

let classes: ProjectDocument | null = null;
function emptyProject(): ProjectDocument {
  const empty = emptyDocument();
  classes ??= applyDiff(empty, addClasses(empty, { names: CLASSES }));
  return classes;
}

/** Writes a project with as many boxes on each of the first images as the program writes it: as a snapshot. */
export async function writeProject(
  folder: string,
  {
    images,
    perImage,
    size,
    status,
  }: {
    readonly images: number;
    readonly perImage: number;
    readonly size: { readonly width: number; readonly height: number };
    readonly status: 'in progress' | 'done';
  },
): Promise<void> {
  const records = Array.from(
    { length: images },
    (_, at) => [photoName(at), { status, annotations: boxesOf(perImage, size, at + 1), rejections: [] }] as const,
  );
  const document: ProjectDocument = { ...emptyProject(), images: new Map(records) };
  mkdirSync(join(folder, STATE_DIR), { recursive: true });
  await writeWhole(join(folder, STATE_DIR, FILES.snapshot), snapshotParts({ seq: 1, document }));
}
