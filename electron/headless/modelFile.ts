import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { i18n } from 'i18next';
import { fail } from '../../shared/failure/failure';
import type { InstalledModel } from '../../shared/models/installed';
import { catalogue } from '../core/models/catalogue';
import { importOnce } from '../core/models/importOnce';
import { DEMO, demoCheckpoint } from './demoModel';
import { workersDir } from './paths';
import type { Report } from './report';
import { modelsRoom } from './runModels';
import { stepTeller } from './tellModel';

export interface ModelFile {
  /** Absolute path of the ONNX file. */
  readonly file: string;
  /** What the models room knows of it; null = a file from elsewhere. */
  readonly installed: InstalledModel | null;
}

/**
 * What `--model` names: an ONNX file, a checkpoint (converted into the models room, once), an installed model by title,
 * version or catalogue id, or `demo`, the checkpoint that comes with the program.
 * @param config a training config that belongs to the checkpoint, or null
 * @throws AppError `models.unknown`, `models.changed`, `models.missing`, and what an import says
 */
export async function findModel(
  name: string,
  translator: i18n,
  report: Report,
  config: string | null = null,
): Promise<ModelFile> {
  const path = resolve(name);
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile && extname(path).toLowerCase() === '.onnx') return { file: path, installed: null };
  const room = modelsRoom();
  const checkpoint = isFile ? path : null;
  const named = checkpoint === null ? await room.find(name) : null;
  const file = checkpoint ?? (named === null && name === DEMO ? await demoCheckpoint() : null);
  const installed = file === null ? named : await imported(file, config, translator, report);
  if (installed === null) {
    if (/\.(onnx|pth|pt|ckpt)$/i.test(name)) throw fail('model.notFound', { file: name });
    throw fail('models.unknown', { name });
  }
  if (installed.state !== 'ok') throw fail(`models.${installed.state}`, { name: installed.title });
  return { file: await room.fileOf(installed.id), installed };
}

/** The model of a checkpoint, converted when it is new; always a new look when a config is given. */
const imported = (file: string, config: string | null, translator: i18n, report: Report): Promise<InstalledModel> =>
  importOnce(modelsRoom(), file, {
    config: config === null ? null : resolve(config),
    expOnReg: null,
    passing: false,
    workersDir,
    catalogue,
    signal: new AbortController().signal,
    onStep: stepTeller(translator, report),
  });
