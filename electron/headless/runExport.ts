import { join, resolve } from 'node:path';
import type { i18n } from 'i18next';
import { failureOf } from '../../shared/failure/failure';
import type { ExportOptions, ExportReport } from '../../shared/ipc/export';
import { exportCoco } from '../core/export/exportCoco';
import { probeImage } from '../core/images/probe';
import { scanFolder } from '../core/images/scan';
import { readProject } from '../core/storage/readProject';
import { EXIT, type ExitCode } from './exit';
import { onInterrupt } from './interrupt';
import { appData } from './paths';
import { createReport } from './report';

export interface ExportArguments {
  readonly out: string;
  readonly scope: ExportOptions['scope'];
  readonly firstId: '0' | '1';
  readonly images: ExportOptions['images'];
  readonly flat?: boolean;
  readonly indent?: boolean;
  readonly json?: boolean;
}

/** `rtmlabel export`: what was labelled, as a data set. The project may be open in the window meanwhile. */
export async function runExport(translator: i18n, projectName: string, args: ExportArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  const { folder, document } = await readProject(projectName, appData());
  const images = await scanFolder(folder);
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  const options: ExportOptions = {
    scope: args.scope,
    firstId: args.firstId === '0' ? 0 : 1,
    fileNames: args.flat === true ? 'flat' : 'relative',
    images: args.images,
    indent: args.indent === true,
  };
  try {
    const result = await exportCoco({
      target: resolve(args.out),
      options,
      folder,
      document,
      images,
      facts: (image) => probeImage(join(folder, image)),
      onProgress: (done, total) => report.progress({ done, total, rate: null, secondsLeft: null }),
      signal: stop.signal,
    });
    return conclude(report, result);
  } catch (thrown) {
    if (failureOf(thrown).code !== 'app.cancelled') throw thrown;
    return EXIT.stopped;
  } finally {
    interrupt.stop();
  }
}

function conclude(report: ReturnType<typeof createReport>, result: ExportReport): ExitCode {
  for (const { image, failure } of result.skipped) report.unreadable(image, failure);
  const { path: out, images, annotations, tinyBoxes, outsideBoxes, skipped } = result;
  report.event('result', { out, images, boxes: annotations, unreadable: skipped.length, tinyBoxes, outsideBoxes });
  report.say('exported', { boxes: annotations, count: images, out });
  if (tinyBoxes > 0) report.say('tiny', { count: tinyBoxes });
  if (outsideBoxes > 0) report.say('outside', { count: outsideBoxes });
  if (skipped.length > 0) report.say('leftOut', { count: skipped.length });
  return skipped.length > 0 ? EXIT.unreadable : EXIT.done;
}
