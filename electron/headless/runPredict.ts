import { access, constants } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { i18n } from 'i18next';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import type { DeviceName } from '../../shared/detection/model';
import { suppress } from '../../shared/detection/nms';
import { boxAt } from '../../shared/detection/predictions';
import { AppError, fail } from '../../shared/failure/failure';
import type { CocoSource, CocoSourceBox, CocoSourceImage } from '../../shared/formats/coco/source';
import { cocoJson } from '../../shared/formats/coco/write';
import { writeChunks } from '../core/export/chunks';
import { writeFileAtomically } from '../core/files/atomic';
import { writeFailure } from '../core/files/writeFailure';
import { scanFolder } from '../core/images/scan';
import type { Detector } from '../core/inference/detector';
import { openDetector } from '../core/inference/openDetector';
import { type BatchProgress, startBatch } from '../core/predict/batch';
import { createPredictService, type Predicted } from '../core/predict/service';
import { NO_CACHE } from '../core/storage/cache';
import { type Categories, categoriesOf } from './categories';
import { readClasses } from './classesFile';
import { EXIT, type ExitCode } from './exit';
import { onInterrupt } from './interrupt';
import { findModel } from './modelFile';
import { workersDir } from './paths';
import { createReport, type Report } from './report';

export interface PredictArguments {
  readonly model: string;
  readonly score: number;
  readonly nmsIou: number;
  readonly inputSize?: number;
  readonly classes?: string;
  readonly device: DeviceName;
  readonly out?: string;
  readonly json?: boolean;
}

/** MMDetection's `max_per_img`. */
const MOST = 300;

/** `rtmlabel predict`: every image of a folder through the model, as one COCO file. */
export async function runPredict(translator: i18n, folderName: string, args: PredictArguments): Promise<ExitCode> {
  if (args.json === true && args.out === undefined) throw fail('cli.jsonNeedsOut', {});
  const report = createReport(translator, args.json === true);
  const folder = resolve(folderName);
  const out = args.out === undefined ? null : resolve(args.out);
  if (out !== null) await checkWritable(out);
  const wanted = args.classes === undefined ? null : await readClasses(resolve(args.classes));
  const images = await scanFolder(folder);
  if (images.length === 0) throw fail('cli.noImages', { folder });
  const { detector, list } = await load(translator, report, args, wanted);
  try {
    const categories = categoriesOf(detector.info, list);
    if (categories.unmatched.length > 0) report.say('unmatched', { names: categories.unmatched.join(', ') });
    report.event('model', {
      version: detector.info.version,
      device: detector.device.used,
      unmatched: categories.unmatched,
    });
    return await predict(report, { folder, images, detector, categories, args, out });
  } finally {
    await detector.dispose();
  }
}

/** Better to hear it before an hour of work than after. */
async function checkWritable(out: string): Promise<void> {
  await access(dirname(out), constants.W_OK).catch((error: Error) => {
    throw writeFailure(out, error);
  });
}

/**
 * Given names are for a model that has none; one that has keeps its own and is bridged.
 * @returns `list` = the names that are still to be bridged to, or null
 */
async function load(
  translator: i18n,
  report: Report,
  args: PredictArguments,
  wanted: readonly string[] | null,
): Promise<{ readonly detector: Detector; readonly list: readonly string[] | null }> {
  const { file, installed } = await findModel(args.model, translator, report);
  report.say('loading', { model: installed?.title ?? basename(file) });
  const options = {
    workersDir,
    device: args.device,
    inputSize: args.inputSize ?? null,
    name: installed?.title ?? null,
    sha256: installed?.sha256 ?? null,
  };
  const detector = await openDetector(file, { ...options, classNames: installed?.classNames ?? null });
  const { used, wanted: asked, fallback } = detector.device;
  if (fallback !== null) report.say('fallback', { wanted: asked, used, reason: fallback.reason });
  if (detector.info.classNames !== null || wanted === null) return { detector, list: wanted };
  await detector.dispose();
  return { detector: await openDetector(file, { ...options, classNames: wanted }), list: null };
}

interface Job {
  readonly folder: string;
  readonly images: readonly ImageEntry[];
  readonly detector: Detector;
  readonly categories: Categories;
  readonly args: PredictArguments;
  readonly out: string | null;
}

async function predict(report: Report, job: Job): Promise<ExitCode> {
  const { folder, images, detector, args } = job;
  const started = performance.now();
  const summary = { nmsIou: args.nmsIou, maxPerImage: MOST };
  const service = createPredictService({ fileOf: (image) => join(folder, image), detector, cache: NO_CACHE, summary });
  const found = new Map<ImagePath, CocoSourceImage>();
  const batch = startBatch(service, images, report.progress, (image, predicted) =>
    found.set(image, sourceOf(image, predicted, job)),
  );
  const interrupt = onInterrupt(() => {
    report.say('stopping');
    batch.cancel();
  });
  const progress = await batch.ended;
  interrupt.stop();
  for (const { image, failure } of progress.failed) report.unreadable(image, failure);
  // A device that gave up is not a bad picture.
  const broken = progress.failed.find(({ failure }) => failure.code.startsWith('model.'));
  if (broken !== undefined) throw new AppError(broken.failure);
  const counts = await write(job, found);
  return conclude(report, job, progress, counts.annotations, (performance.now() - started) / 1000);
}

function sourceOf(image: ImagePath, { detection }: Predicted, { categories, args }: Job): CocoSourceImage {
  const { candidates, width, height } = detection;
  const kept = suppress(candidates, { threshold: args.score, iou: args.nmsIou, max: MOST });
  const boxes: CocoSourceBox[] = [];
  for (const index of kept) {
    const category = categories.ofLabel[candidates.labels[index] as number] ?? null;
    if (category === null) continue;
    boxes.push({ category, box: boxAt(candidates, index), score: candidates.scores[index] as number });
  }
  return { fileName: image, size: { width, height }, boxes };
}

/** In the order of the folder, whatever was ready first. */
async function write({ images, categories, detector, out }: Job, found: ReadonlyMap<ImagePath, CocoSourceImage>) {
  const source: CocoSource = {
    categories: categories.names,
    images: images.flatMap(({ path }) => found.get(path) ?? []),
    description: detector.info.version,
  };
  const json = cocoJson(source, { firstId: 1, indent: false });
  if (out !== null) return writeFileAtomically(out, (file) => writeChunks(file, json));
  for (;;) {
    const step = json.next();
    if (step.done === true) return step.value;
    if (!process.stdout.write(step.value)) await new Promise((go) => process.stdout.once('drain', go));
  }
}

function conclude(report: Report, { args }: Job, progress: BatchProgress, boxes: number, seconds: number): ExitCode {
  const { done, total, failed, status } = progress;
  const stopped = status === 'cancelled';
  const out = args.out ?? null;
  report.event('result', { out, images: done, boxes, unreadable: failed.length, stopped, seconds });
  if (stopped) report.say('partial', { done, total });
  else {
    const figures = { boxes, count: done, seconds: seconds.toFixed(1) };
    if (out === null) report.say('predictedOut', figures);
    else report.say('predicted', { ...figures, out });
  }
  if (failed.length > 0) report.say('leftOut', { count: failed.length });
  if (stopped) return EXIT.stopped;
  return failed.length > 0 ? EXIT.unreadable : EXIT.done;
}
