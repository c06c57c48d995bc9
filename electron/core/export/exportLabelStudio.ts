import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { imageRecord } from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageFacts } from '../../../shared/dataset/image';
import { buildBridge } from '../../../shared/detection/bridge';
import type { ModelInfo } from '../../../shared/detection/model';
import { type Prediction, type PredictionFilter, predictionsOf } from '../../../shared/detection/predictions';
import { labelConfigXml, type SettingsValues, settingsValues } from '../../../shared/formats/labelstudio/project';
import { projectTask, type TaskImage, tasksJson } from '../../../shared/formats/labelstudio/tasks';
import type { ExportReport } from '../../../shared/ipc/export';
import { writeFileAtomically } from '../files/atomic';
import { throwIfCancelled } from '../files/writeFailure';
import type { CandidateCache } from '../storage/cache';
import { writeChunks } from './chunks';
import { type ImageAddresses, imageAddresses } from './imageAddresses';
import { probeAll } from './imageFacts';
import type { ExportJob } from './job';
import { refuseTarget } from './refuseTarget';
import { selectImages } from './selectImages';

/** What a model has found in the project so far, and which of it counts. */
export interface StoredPredictions {
  readonly info: Pick<ModelInfo, 'version' | 'classNames'>;
  readonly candidates: Pick<CandidateCache, 'get'>;
  readonly filter: PredictionFilter;
}

export interface LabelStudioExport extends ExportJob {
  /** null = annotations only. */
  readonly stored: StoredPredictions | null;
  /** The text beside the tasks, in the reader's language. */
  readonly settingsText: (values: SettingsValues) => string;
}

/**
 * Exports a project as tasks for Label Studio's Import: what a person owns as annotations, what nobody has judged as
 * predictions, from stored candidates at the project's threshold (the model does not run). Label config and the settings to
 * make lie beside. The same project gives the same bytes. Nothing is left behind when it fails or is cancelled.
 * @throws AppError `export.*`, `app.cancelled`
 */
export async function exportLabelStudio(job: LabelStudioExport): Promise<ExportReport> {
  refuseTarget(job);
  const { document, options, signal, target } = job;
  const chosen = selectImages(document, job.images, options.scope);
  let done = 0;
  const step = (): void => job.onProgress?.(++done, chosen.length * 2);
  const { readable, skipped } = await probeAll(chosen, job.facts, step, signal);
  skipped.forEach(step);
  const addresses = imageAddresses(job.folder, options.imagePrefix);
  const beside = companions(job, addresses);
  let predictions = 0;
  const images = taskImages(job, readable, addresses, (image) => {
    predictions += image.predictions.length;
    step();
  });
  const counts = await writeFileAtomically(target, async (file) => {
    const written = await writeChunks(file, tasksJson(images, job.stored?.info.version ?? ''), signal);
    // Beside before the tasks appear: where there are tasks, there is everything.
    for (const { path, text } of beside) await writeFileAtomically(path, (other) => other.appendFile(text));
    return written;
  });
  return {
    path: target,
    images: counts.tasks,
    annotations: counts.boxes - predictions,
    predictions,
    beside: beside.map(({ path }) => basename(path)),
    skipped,
    tinyBoxes: 0,
    outsideBoxes: counts.outsideBoxes,
  };
}

/** Label config and settings, named after the tasks file. Settings only where it is known what they are. */
function companions(
  { target, folder, document, settingsText }: LabelStudioExport,
  { documentRoot }: ImageAddresses,
): readonly { readonly path: string; readonly text: string }[] {
  const stem = join(dirname(target), basename(target).replace(/\.json$/i, ''));
  const config = { path: `${stem}.label_config.xml`, text: labelConfigXml(document.classes) };
  if (documentRoot === null) return [config];
  const settings = { documentRoot, folder, tasksFile: basename(target), configFile: basename(config.path) };
  return [config, { path: `${stem}.settings.txt`, text: settingsText(settingsValues(settings)) }];
}

async function* taskImages(
  { document, stored, folder, signal }: LabelStudioExport,
  readable: readonly { readonly path: ImagePath; readonly facts: ImageFacts }[],
  { urlOf }: ImageAddresses,
  onEach: (image: TaskImage) => void,
): AsyncGenerator<TaskImage> {
  const names = stored?.info.classNames ?? null;
  const bridge = names === null ? null : buildBridge(names, document.classes, document.bridge);
  const predictionsFor = async (path: ImagePath): Promise<readonly Prediction[]> => {
    if (stored === null || bridge === null) return [];
    const identity = await stat(join(folder, ...path.split('/'))).catch(() => null);
    if (identity === null) return [];
    const found = await stored.candidates.get(path, { bytes: identity.size, mtimeMs: identity.mtimeMs });
    if (found === null) return [];
    const { detection } = found;
    return predictionsOf(detection.candidates, detection, stored.filter, bridge, imageRecord(document, path));
  };
  for (const { path, facts } of readable) {
    throwIfCancelled(signal);
    const predictions = await predictionsFor(path);
    const image = projectTask(document, { path, url: urlOf(path), size: facts.size }, predictions);
    onEach(image);
    yield image;
  }
}
