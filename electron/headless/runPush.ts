import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { i18n } from 'i18next';
import type { DeviceName } from '../../shared/detection/model';
import { type Failure, failureOf } from '../../shared/failure/failure';
import type { PushReport } from '../../shared/ipc/labelStudioPush';
import { sentenceOf } from '../../shared/words/translator';
import { createFiles } from '../core/labelstudio/files';
import { defaultDocumentRoots, defaultUploadDirs } from '../core/labelstudio/images/folders';
import { createImageResolver } from '../core/labelstudio/images/resolver';
import type { ReadyModel } from '../core/labelstudio/parts';
import { pushProject } from '../core/labelstudio/push/pushProject';
import { EXIT, type ExitCode } from './exit';
import { onInterrupt } from './interrupt';
import { loadModel, MOST } from './loadModel';
import { appData } from './paths';
import { createReport, type Report } from './report';
import { savedToken } from './token';

export interface PushArguments {
  readonly labelStudioUrl: string;
  readonly token?: string;
  readonly project: number;
  readonly model: string;
  readonly score: number;
  readonly nmsIou: number;
  readonly inputSize?: number;
  readonly device: DeviceName;
  readonly classes?: string;
  readonly documentRoot?: readonly string[];
  readonly json?: boolean;
}

/** `rtmlabel push`: predictions for a whole Label Studio project. Running it again does what is missing. */
export async function runPush(translator: i18n, args: PushArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  const url = args.labelStudioUrl;
  const token = args.token ?? process.env.LABEL_STUDIO_API_KEY ?? (await savedToken(appData()));
  const site = {
    url,
    token,
    documentRoots: [...(args.documentRoot ?? []).map((root) => resolve(root)), ...defaultDocumentRoots()],
    uploadDirs: defaultUploadDirs(),
  };
  const cacheDir = await mkdtemp(join(tmpdir(), 'rtmlabel-push-'));
  const resolver = createImageResolver({ site: () => site, cacheDir });
  const files = createFiles();
  const stop = new AbortController();
  const interrupt = onInterrupt(() => {
    report.say('stopping');
    stop.abort();
  });
  let model: ReadyModel | null = null;
  try {
    const result = await pushProject({
      url,
      token,
      project: args.project,
      resolver,
      files,
      settings: { threshold: args.score, nmsIou: args.nmsIou, maxPerImage: MOST },
      signal: stop.signal,
      async model() {
        model = await loadModel(translator, report, args.model, null, args, files);
        report.event('model', { version: model.info.version, device: model.service.detector.device.used });
        return model;
      },
      onProject({ title, unmatched }) {
        report.event('project', { title, unmatched });
        report.say('pushing', { title, url });
        if (unmatched.length > 0) report.say('pushUnmatched', { names: unmatched.join(', ') });
      },
      onProgress: report.progress,
      onAgain: (failure) => again(translator, report, failure),
    });
    return conclude(translator, report, result);
  } catch (thrown) {
    // Stopped before anything was predicted.
    if (failureOf(thrown).code !== 'app.cancelled') throw thrown;
    return EXIT.stopped;
  } finally {
    interrupt.stop();
    await resolver.dispose();
    await (model as ReadyModel | null)?.service.detector.dispose();
    await rm(cacheDir, { recursive: true, force: true });
  }
}

function again(translator: i18n, report: Report, failure: Failure): void {
  const reason = sentenceOf(translator, failure);
  report.event('again', { code: failure.code, reason });
  report.say('pushAgain', { reason });
}

function conclude(translator: i18n, report: Report, result: PushReport): ExitCode {
  const { failures, failed, pushed, boxes, already, total, stopped, modelVersion } = result;
  for (const { task, failure } of failures) {
    const reason = sentenceOf(translator, failure);
    report.event('failed', { task, code: failure.code, reason });
    report.say('pushFailed', { task, reason });
  }
  report.event('result', { total, already, pushed, boxes, failed, stopped, modelVersion });
  report.say('pushed', { count: pushed, boxes, already, version: modelVersion });
  if (failed > 0) report.say('pushLeftOut', { count: failed });
  if (stopped) {
    report.say('pushStopped', { count: Math.max(0, total - already - pushed - failed) });
    return EXIT.stopped;
  }
  return failed > 0 ? EXIT.unreadable : EXIT.done;
}
