import { resolve } from 'node:path';
import type { i18n } from 'i18next';
import type { DeviceName } from '../../shared/detection/model';
import { fail } from '../../shared/failure/failure';
import { openDetector } from '../core/inference/openDetector';
import type { Files } from '../core/labelstudio/files';
import { createMemoryCache } from '../core/labelstudio/memoryCache';
import type { ReadyModel } from '../core/labelstudio/parts';
import { createPredictService } from '../core/predict/service';
import { readClasses } from './classesFile';
import { findModel } from './modelFile';
import { workersDir } from './paths';
import type { Report } from './report';

/** MMDetection's `max_per_img`. */
export const MOST = 300;

export interface ModelArguments {
  readonly device: DeviceName;
  readonly inputSize?: number;
  readonly nmsIou: number;
  /** File with class names, for a model that has none. */
  readonly classes?: string;
}

/**
 * The model that predicts Label Studio's tasks, with the service all predictions go through.
 * @param config a training config that belongs to the checkpoint, or null
 * @throws AppError `model.*`, `models.*`, `cli.classesNeeded`, `cli.classesFile`
 */
export async function loadModel(
  translator: i18n,
  report: Report,
  name: string,
  config: string | null,
  { device, inputSize, nmsIou, classes }: ModelArguments,
  files: Files,
): Promise<ReadyModel> {
  const wanted = classes === undefined ? null : await readClasses(resolve(classes));
  const { file, installed } = await findModel(name, translator, report, config);
  report.say('loading', { model: installed?.title ?? name });
  const options = {
    workersDir,
    device,
    inputSize: inputSize ?? null,
    name: installed?.title ?? null,
    sha256: installed?.sha256 ?? null,
  };
  let detector = await openDetector(file, { ...options, classNames: installed?.classNames ?? null });
  if (detector.info.classNames === null && wanted !== null) {
    await detector.dispose();
    detector = await openDetector(file, { ...options, classNames: wanted });
  }
  const { info } = detector;
  const { used, wanted: asked, fallback } = detector.device;
  if (fallback !== null) report.say('fallback', { wanted: asked, used, reason: fallback.reason });
  if (info.classNames === null) {
    await detector.dispose();
    throw fail('cli.classesNeeded', { model: info.name, count: info.classCount });
  }
  const summary = { nmsIou, maxPerImage: MOST };
  const service = createPredictService({ fileOf: files.fileOf, detector, cache: createMemoryCache(), summary });
  return { info, service };
}
