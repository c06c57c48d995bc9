import type { i18n } from 'i18next';
import type { ModelInfo } from '../../shared/detection/model';
import { type Failure, failureOf } from '../../shared/failure/failure';
import type { ModelChoice, ProjectSettings } from '../../shared/project/settings';
import { sentenceOf } from '../../shared/words/translator';
import type { StoredPredictions } from '../core/export/exportLabelStudio';
import { openDetector } from '../core/inference/openDetector';
import { candidateKey } from '../core/storage/candidateStore';
import { readCandidates, type StoredCandidates } from '../core/storage/readCandidates';
import { findStateDir } from '../core/storage/stateDir';
import { appData, workersDir } from './paths';
import type { Report } from './report';
import { modelsRoom } from './runModels';

/**
 * What the model of a project has found in it so far. Without model, or when it cannot be read any more, there is nothing,
 * and the reason is told: what people labelled can still be exported.
 * @returns candidates that are to be closed; null = none
 */
export async function storedPredictions(
  translator: i18n,
  report: Report,
  folder: string,
  { model, prediction }: ProjectSettings,
): Promise<(StoredPredictions & { readonly candidates: StoredCandidates }) | null> {
  const stateDir = await findStateDir(folder, appData());
  if (stateDir === null || model === null) return without(translator, report, { code: 'project.noModel', params: {} });
  let info: ModelInfo;
  try {
    info = await infoOf(model);
  } catch (thrown) {
    return without(translator, report, failureOf(thrown));
  }
  const candidates = await readCandidates(stateDir, candidateKey(info));
  return candidates === null ? null : { info, candidates, filter: prediction };
}

function without(translator: i18n, report: Report, failure: Failure): null {
  const reason = sentenceOf(translator, failure);
  report.event('noPredictions', { code: failure.code, reason });
  report.say('exportNoPredictions', { reason });
  return null;
}

/** As the window names it: a model says what it is when it is loaded. */
async function infoOf({ file, inputSize, classNames }: ModelChoice): Promise<ModelInfo> {
  const installed = await modelsRoom().byFile(file);
  const detector = await openDetector(file, {
    workersDir,
    device: 'cpu',
    workers: 1,
    inputSize,
    classNames: classNames ?? installed?.classNames ?? null,
    name: installed?.title ?? null,
    sha256: installed?.sha256 ?? null,
  });
  await detector.dispose();
  return detector.info;
}
