import { join } from 'node:path';
import { shell } from 'electron';
import type { i18n } from 'i18next';
import { failureOf } from '../../../shared/failure/failure';
import type { SettingsValues } from '../../../shared/formats/labelstudio/project';
import type { ExportOptions } from '../../../shared/ipc/export';
import { exportCoco } from '../../core/export/exportCoco';
import { exportLabelStudio, type StoredPredictions } from '../../core/export/exportLabelStudio';
import type { FactsOf } from '../../core/export/imageFacts';
import { importCoco } from '../../core/export/importCoco';
import { previewExport } from '../../core/export/preview';
import { openKnownFacts } from '../../core/storage/knownFacts';
import type { Dialogs } from '../dialogs';
import type { Send } from '../send';
import type { Tasks } from '../tasks';
import { factsOf, type OpenWork, type Workspace } from '../workspace';
import type { Area, Handlers } from './handlers';

export interface ExportParts {
  readonly workspace: Workspace;
  readonly dialogs: Dialogs;
  readonly tasks: Tasks;
  readonly send: Send;
  readonly translator: i18n;
}

type Names = Area<'export'> | Area<'import'> | Area<'task'>;

/** Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 100;

export function exportHandlers({ workspace, dialogs, tasks, send, translator }: ExportParts): Handlers<Names> {
  const t = (key: string): string => translator.t(key as 'menu:saveExport');
  const settingsText = (values: SettingsValues): string => translator.t('export:settingsFile', { ...values });
  /** Runs long work about pictures with what is known of them, and keeps what it finds out. */
  const withFacts = async <T>(
    name: 'export' | 'import',
    open: OpenWork,
    work: (facts: FactsOf, signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const { project, paths } = open;
    return tasks.run(name, async (signal) => {
      const known = await openKnownFacts(project.stateDir);
      // Of the project it began with, whatever is opened meanwhile.
      const facts: FactsOf = (image) => known.of(image, join(project.folder, image), () => factsOf(open, image));
      try {
        return await work(facts, signal);
      } finally {
        await known.save(paths);
      }
    });
  };
  const chooseCoco = (): Promise<string | null> => {
    const filters = [{ name: t('menu:jsonFiles'), extensions: ['json'] }];
    return dialogs.open({ title: t('menu:chooseCoco'), properties: ['openFile'], filters });
  };
  /** The COCO file that was chosen last. */
  let chosen: string | null = null;
  const progress = (task: 'export' | 'import') => {
    let told = 0;
    return (done: number, total: number): void => {
      const now = performance.now();
      if (done < total && now - told < TELL_EVERY) return;
      told = now;
      send('task.progress', { task, done, total });
    };
  };
  const saveDialog = (options: ExportOptions, name: string): Promise<string | null> => {
    const title = t('menu:saveExport');
    if (options.format === 'labelstudio') {
      const filters = [{ name: t('menu:taskFiles'), extensions: ['json'] }];
      return dialogs.save({ title, defaultPath: `${name}-tasks.json`, filters });
    }
    const filter =
      options.images === 'zip'
        ? [{ name: t('menu:zipFiles'), extensions: ['zip'] }]
        : [{ name: t('menu:jsonFiles'), extensions: ['json'] }];
    const ending = { none: '.json', zip: '.zip', folder: '' }[options.images];
    const filters = options.images === 'folder' ? [] : filter;
    return dialogs.save({ title, defaultPath: `${name}-coco${ending}`, filters });
  };
  /** What the loaded model has found so far; without one there are annotations only. */
  const storedPredictions = async (): Promise<StoredPredictions | null> => {
    const predictor = await workspace.predictor().catch((thrown: unknown) => {
      if (failureOf(thrown).code === 'model.none') return null;
      throw thrown;
    });
    if (predictor === null) return null;
    const filter = workspace.work().project.settings().prediction;
    return { info: predictor.info, candidates: predictor.stored, filter };
  };

  return {
    'export.preview': async (options) => {
      const { project, images } = await workspace.listed();
      return previewExport(project.document(), images, options);
    },
    'export.run': async (options) => {
      const open = await workspace.listed();
      const { project, images } = open;
      const target = await saveDialog(options, project.name);
      if (target === null) return null;
      const document = project.document();
      const job = { target, options, folder: project.folder, document, images, onProgress: progress('export') };
      if (options.format === 'coco')
        return withFacts('export', open, (facts, signal) => exportCoco({ ...job, facts, signal }));
      const stored = await storedPredictions();
      return withFacts('export', open, (facts, signal) =>
        exportLabelStudio({ ...job, facts, stored, settingsText, signal }),
      );
    },
    'export.reveal': ({ path }) => {
      shell.showItemInFolder(path);
      return null;
    },
    'import.coco': async ({ again }) => {
      const open = await workspace.listed();
      const { project, images } = open;
      const file = again ? chosen : await chooseCoco();
      // Another project may have come from outside while the dialog was open.
      if (file === null || workspace.work().project !== project) return null;
      chosen = file;
      // The file is read before its first picture is looked at.
      send('task.progress', { task: 'import', done: 0, total: null });
      const document = project.document();
      const job = { file, document, images, onProgress: progress('import') };
      return withFacts('import', open, (facts, signal) => importCoco({ ...job, facts, signal }));
    },
    'task.cancel': ({ task }) => {
      tasks.cancel(task);
      return null;
    },
  };
}
