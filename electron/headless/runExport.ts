import { join, resolve } from 'node:path';
import type { i18n } from 'i18next';
import { failureOf } from '../../shared/failure/failure';
import type { ExportOptions, ExportReport } from '../../shared/ipc/export';
import type { ProjectSettings } from '../../shared/project/settings';
import { exportCoco } from '../core/export/exportCoco';
import { exportLabelStudio } from '../core/export/exportLabelStudio';
import type { ExportJob } from '../core/export/job';
import { probeImage } from '../core/images/probe';
import { scanFolder } from '../core/images/scan';
import { openKnownFacts } from '../core/storage/knownFacts';
import { readProject } from '../core/storage/readProject';
import { EXIT, type ExitCode } from './exit';
import { onInterrupt } from './interrupt';
import { appData } from './paths';
import { createReport, type Report } from './report';
import { storedPredictions } from './storedPredictions';

export interface ExportArguments {
  readonly out: string;
  readonly format: ExportOptions['format'];
  /** Usual: all for Label Studio, where predictions count, else done. */
  readonly scope?: ExportOptions['scope'];
  readonly imagePrefix?: string;
  readonly firstId: '0' | '1';
  readonly images: ExportOptions['images'];
  readonly flat?: boolean;
  readonly indent?: boolean;
  readonly json?: boolean;
}

/** `rtmlabel export`: what was labelled, as a data set. The project may be open in the window meanwhile. */
export async function runExport(translator: i18n, projectName: string, args: ExportArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  const { folder, stateDir, document, settings } = await readProject(projectName, appData());
  const known = await openKnownFacts(stateDir);
  const images = await scanFolder(folder);
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  const options: ExportOptions = {
    format: args.format,
    scope: args.scope ?? (args.format === 'labelstudio' ? 'all' : 'done'),
    firstId: args.firstId === '0' ? 0 : 1,
    fileNames: args.flat === true ? 'flat' : 'relative',
    images: args.images,
    indent: args.indent === true,
    imagePrefix: args.imagePrefix ?? '',
  };
  const job: ExportJob = {
    target: resolve(args.out),
    options,
    folder,
    document,
    images,
    facts: (image) => {
      const file = join(folder, image);
      return known.of(image, file, () => probeImage(file));
    },
    onProgress: (done, total) => report.progress({ done, total, rate: null, secondsLeft: null }),
    signal: stop.signal,
  };
  try {
    const result =
      args.format === 'coco' ? await exportCoco(job) : await exportTasks(translator, report, job, settings);
    return conclude(report, result);
  } catch (thrown) {
    if (failureOf(thrown).code !== 'app.cancelled') throw thrown;
    return EXIT.stopped;
  } finally {
    interrupt.stop();
  }
}

async function exportTasks(
  translator: i18n,
  report: Report,
  job: ExportJob,
  settings: ProjectSettings,
): Promise<ExportReport> {
  const found = await storedPredictions(translator, report, job.folder, settings);
  try {
    return await exportLabelStudio({
      ...job,
      stored: found,
      settingsText: (values) => translator.t('export:settingsFile', { ...values }),
    });
  } finally {
    await found?.candidates.close();
  }
}

function conclude(report: Report, result: ExportReport): ExitCode {
  for (const { image, failure } of result.skipped) report.unreadable(image, failure);
  const { path: out, images, annotations, predictions, beside, tinyBoxes, outsideBoxes, skipped } = result;
  const counts = { images, boxes: annotations, predictions, tinyBoxes, outsideBoxes };
  report.event('result', { out, ...counts, unreadable: skipped.length, beside });
  if (beside.length === 0) report.say('exported', { boxes: annotations, count: images, out });
  else report.say('exportedTasks', { boxes: annotations, predictions, count: images, out, beside: beside.join(', ') });
  if (tinyBoxes > 0) report.say('tiny', { count: tinyBoxes });
  if (outsideBoxes > 0) report.say('outside', { count: outsideBoxes });
  if (skipped.length > 0) report.say('leftOut', { count: skipped.length });
  return skipped.length > 0 ? EXIT.unreadable : EXIT.done;
}
