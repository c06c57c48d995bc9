import { join, resolve } from 'node:path';
import type { i18n } from 'i18next';
import { fail, failureOf } from '../../shared/failure/failure';
import type { InstalledModel } from '../../shared/models/installed';
import { catalogue, catalogueEntry } from '../core/models/catalogue';
import { createFetchOfficial } from '../core/models/fetchOfficial';
import { openRegistry, type Registry } from '../core/models/registry';
import { runImport } from '../core/models/runImport';
import { EXIT, type ExitCode } from './exit';
import { onInterrupt } from './interrupt';
import { appData, workersDir } from './paths';
import { createReport, type Report } from './report';
import { expAnswer } from './runConvert';
import { noteTexts, stepTeller } from './tellModel';

export interface ListArguments {
  readonly json?: boolean;
}

export interface ImportArguments extends ListArguments {
  readonly config?: string;
  readonly expOnReg?: 'yes' | 'no';
}

export interface InstallArguments extends ListArguments {
  readonly mirror?: string;
  readonly proxy?: string;
}

/** The models room that the window uses too. */
export const modelsRoom = (): Registry => openRegistry(join(appData(), 'models'));

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), []);
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `rtmlabel models list`: what is installed, and what can be. */
export async function runModelsList(translator: i18n, args: ListArguments): Promise<ExitCode> {
  const room = modelsRoom();
  const installed = await room.list();
  if (args.json === true) {
    process.stdout.write(`${JSON.stringify({ folder: room.folder, installed, catalogue })}\n`);
    return EXIT.done;
  }
  const t = (key: string, values = {}): string => translator.t(`cli:${key}`, values) as string;
  const rows = installed.map((model) => [
    model.title,
    model.version,
    t('classCount', { count: model.classCount }),
    megabytes(model.bytes),
    model.msPerImage === null ? '' : `${model.msPerImage.toFixed(0)} ms`,
    model.state === 'ok' ? '' : t(`state.${model.state}`),
  ]);
  const official = catalogue.map((entry) => [
    entry.id,
    entry.title,
    entry.ap === null ? '' : `${entry.ap} AP`,
    `~${megabytes(entry.weightBytes)}`,
    entry.licence ?? t('noLicence'),
    installed.some(({ catalogueId }) => catalogueId === entry.id) ? t('isInstalled') : '',
  ]);
  const parts = [
    `${t('installedTitle', { folder: room.folder })}\n${rows.length === 0 ? t('noneInstalled') : table(rows)}`,
    `${t('catalogueTitle')}\n${table(official)}`,
  ];
  process.stdout.write(`${parts.join('\n\n')}\n`);
  return EXIT.done;
}

/** Runs something that Ctrl-C ends without a trace. */
async function stoppable(work: (signal: AbortSignal) => Promise<ExitCode>): Promise<ExitCode> {
  const stop = new AbortController();
  const interrupt = onInterrupt(() => stop.abort());
  try {
    return await work(stop.signal);
  } catch (thrown) {
    if (failureOf(thrown).code !== 'app.cancelled') throw thrown;
    return EXIT.stopped;
  } finally {
    interrupt.stop();
  }
}

function tellInstalled(translator: i18n, report: Report, model: InstalledModel): ExitCode {
  if (model.recipe !== null) for (const text of noteTexts(translator, model.recipe)) report.say('line', { text });
  report.event('result', { model });
  report.say('installed', { title: model.title, version: model.version });
  return EXIT.done;
}

/** `rtmlabel models import`: a checkpoint or an ONNX file of one's own. */
export function runModelsImport(translator: i18n, file: string, args: ImportArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  return stoppable(async (signal) => {
    const model = await runImport(modelsRoom(), resolve(file), {
      config: args.config === undefined ? null : resolve(args.config),
      expOnReg: expAnswer(args.expOnReg),
      passing: false,
      workersDir,
      catalogue,
      signal,
      onStep: stepTeller(translator, report),
    });
    return tellInstalled(translator, report, model);
  });
}

/** `rtmlabel models install`: an official model, fetched, verified, converted. */
export function runModelsInstall(translator: i18n, id: string, args: InstallArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  const entry = catalogueEntry(id);
  if (entry === undefined) throw fail('models.unknown', { name: id });
  const network = { mirror: args.mirror ?? '', proxy: args.proxy ?? '' };
  const fetchOfficial = createFetchOfficial(join(appData(), 'downloads'), () => Promise.resolve(network));
  return stoppable(async (signal) => {
    report.say('downloading', { url: entry.url });
    const file = await fetchOfficial(entry, {
      signal,
      onProgress: ({ done, total, bytesPerSecond, secondsLeft }) =>
        report.download({ done, total, bytesPerSecond, secondsLeft }),
      onVerifying: () => report.say('verifying'),
    });
    const model = await runImport(modelsRoom(), file, {
      config: null,
      expOnReg: null,
      passing: true,
      workersDir,
      catalogue,
      signal,
      onStep: stepTeller(translator, report),
    });
    return tellInstalled(translator, report, model);
  });
}

async function named(name: string): Promise<InstalledModel> {
  const found = await modelsRoom().find(name);
  if (found === null) throw fail('models.unknown', { name });
  return found;
}

/** `rtmlabel models remove` */
export async function runModelsRemove(translator: i18n, name: string): Promise<ExitCode> {
  const { id, title, version } = await named(name);
  await modelsRoom().remove(id);
  createReport(translator, false).say('removed', { title, version });
  return EXIT.done;
}

/** `rtmlabel models verify`: reads the files again and compares; one that is not what it was is a failure. */
export async function runModelsVerify(translator: i18n, name: string | null, args: ListArguments): Promise<ExitCode> {
  const report = createReport(translator, args.json === true);
  const room = modelsRoom();
  const models = name === null ? await room.list() : [await named(name)];
  let bad = 0;
  for (const { id } of models) {
    const model = await room.verify(id);
    if (model.state !== 'ok') bad++;
    report.event('verified', { id, state: model.state });
    report.say('verified', { version: model.version, state: translator.t(`cli:state.${model.state}`) });
  }
  return bad === 0 ? EXIT.done : EXIT.failed;
}
