import { mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { i18n } from 'i18next';
import { fail, failureOf } from '../../shared/failure/failure';
import { renamePatiently } from '../core/files/durable';
import { writeFailure } from '../core/files/writeFailure';
import { catalogue } from '../core/models/catalogue';
import { importInThread } from '../core/models/runImport';
import { EXIT, type ExitCode } from './exit';
import { onInterrupt } from './interrupt';
import { workersDir } from './paths';
import { createReport } from './report';
import { noteTexts, stepTeller } from './tellModel';

export interface ConvertArguments {
  readonly out: string;
  readonly config?: string;
  readonly expOnReg?: 'yes' | 'no';
  readonly json?: boolean;
}

export const expAnswer = (answer: 'yes' | 'no' | undefined): boolean | null =>
  answer === undefined ? null : answer === 'yes';

/** `rtmlabel convert`: a checkpoint as an ONNX file anywhere. */
export async function runConvert(translator: i18n, source: string, args: ConvertArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  const out = resolve(args.out);
  if (out === resolve(source)) throw fail('cli.sameFile', { file: source });
  const folder = await mkdtemp(join(dirname(out), `.${basename(out)}.`)).catch((error: Error) => {
    throw writeFailure(out, error);
  });
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  try {
    const request = {
      source: resolve(source),
      config: args.config === undefined ? null : resolve(args.config),
      expOnReg: expAnswer(args.expOnReg),
      folder,
      catalogue,
      passing: true,
    };
    const manifest = await importInThread(workersDir, request, stepTeller(translator, report), stop.signal);
    if (manifest.recipe === null) throw fail('cli.alreadyOnnx', { file: basename(source) });
    await renamePatiently(join(folder, manifest.file), out).catch((error: Error) => {
      throw writeFailure(out, error);
    });
    for (const text of noteTexts(translator, manifest.recipe)) report.say('line', { text });
    const { sha256, bytes, recipe } = manifest;
    report.event('result', { out, sha256, bytes, recipe });
    report.say('converted', { out });
    return EXIT.done;
  } catch (thrown) {
    if (failureOf(thrown).code !== 'app.cancelled') throw thrown;
    return EXIT.stopped;
  } finally {
    interrupt.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
