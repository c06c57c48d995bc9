import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { app } from 'electron';
import type { ModelsState } from '../../shared/ipc/models';
import type { CatalogueModel } from '../../shared/models/catalogue';
import type { InstalledModel } from '../../shared/models/installed';
import type { ModelChoice } from '../../shared/project/settings';
import { catalogue as official, parseCatalogue } from '../core/models/catalogue';
import { chosenFiles } from '../core/models/chosenFiles';
import { createFetchOfficial } from '../core/models/fetchOfficial';
import { createModelJobs, type ModelJobs, type ModelOrigin } from '../core/models/jobs';
import { openRegistry, type Registry, tidyRegistry } from '../core/models/registry';
import { log } from './log';
import { userData, workersDir } from './paths';
import type { Send } from './send';
import type { SettingsFile } from './settingsFile';
import { systemProxy } from './systemProxy';

/** Installed models, the catalogue, and what is on its way. */
export interface Models {
  readonly registry: Registry;
  readonly jobs: ModelJobs;
  readonly catalogue: readonly CatalogueModel[];
  /** Imports files that were dropped, chosen or opened. @throws AppError `models.configAlone`, `models.manyConfigs` */
  importFiles(files: readonly string[]): { readonly jobs: readonly number[] };
  state(): Promise<ModelsState>;
  /** Tells the page; many calls in a row become few messages. */
  tell(): void;
  dispose(): void;
}

/** The page hears of progress at most this often, in milliseconds. */
const TELL_EVERY = 100;

/** @param onInstalled a model has come in */
export function createModels(
  settings: SettingsFile,
  send: Send,
  onInstalled: (model: InstalledModel, origin: ModelOrigin) => void,
): Models {
  const folder = userData('models');
  void tidyRegistry(folder);
  const registry = openRegistry(folder);
  const catalogue = ownCatalogue() ?? official;
  let timer: NodeJS.Timeout | null = null;

  const state = async (): Promise<ModelsState> => ({ installed: await registry.list(), jobs: jobs.list() });
  const tell = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      void state().then((now) => send('models.state', now));
    }, TELL_EVERY);
  };
  const jobs = createModelJobs({
    registry,
    workersDir,
    catalogue,
    fetchOfficial: createFetchOfficial(userData('downloads'), async (url) => {
      const { mirror, proxy } = settings.get().settings;
      return { mirror, proxy: proxy || (await systemProxy(mirror || url)) };
    }),
    onChange: tell,
    onInstalled,
    onFailed: ({ title, failure }) => log.warn('model', title, failure),
  });

  return {
    registry,
    jobs,
    catalogue,
    importFiles(files) {
      const { models, config } = chosenFiles(files);
      return { jobs: models.map((file) => jobs.import(file, config)) };
    },
    state,
    tell,
    dispose() {
      if (timer !== null) clearTimeout(timer);
      jobs.dispose();
    },
  };
}

/** Tests bring models whose hashes they can meet. */
function ownCatalogue(): readonly CatalogueModel[] | null {
  const file = app.isPackaged ? undefined : process.env.RTMLABEL_CATALOGUE;
  return file === undefined || file === '' ? null : parseCatalogue(JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * Whether a model that has come in is to be used at once: what a person brought, a download when there is no other, and one
 * that takes the place of the model in use.
 */
export function isWanted(origin: ModelOrigin, present: ModelChoice | null): boolean {
  if (origin.kind === 'import' || present === null) return origin.kind !== 'again';
  return origin.kind === 'again' && basename(dirname(present.file)) === origin.replaces;
}
