import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, failureOf } from '../../../shared/failure/failure';
import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { InstalledModel } from '../../../shared/models/installed';
import type { ImportStep, JobPhase, ModelJob } from '../../../shared/models/job';
import { catalogueEntry } from './catalogue';
import type { Registry } from './registry';
import { runImport } from './runImport';

type DownloadState = NonNullable<ModelJob['download']>;

/** Fetches an official checkpoint; resolves with a verified file. */
export type FetchOfficial = (
  entry: CatalogueModel,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (state: DownloadState) => void;
    readonly onVerifying: () => void;
  },
) => Promise<string>;

export interface JobsParts {
  readonly registry: Registry;
  readonly workersDir: string;
  readonly catalogue: readonly CatalogueModel[];
  readonly fetchOfficial: FetchOfficial;
  /** The list has changed. */
  readonly onChange: () => void;
  /** A model is ready. */
  readonly onInstalled: (model: InstalledModel, origin: ModelOrigin) => void;
  readonly onFailed: (job: ModelJob) => void;
}

/** How a model came in; `replaces` = id of the model whose place it takes. */
export type ModelOrigin =
  | { readonly kind: 'import' | 'install' }
  | { readonly kind: 'again'; readonly replaces: string };

/** Models on their way in. Downloads run side by side, imports one after the other. */
export interface ModelJobs {
  /** Newest first. */
  list(): readonly ModelJob[];
  /** @param config a config that belongs to the checkpoint, or null */
  import(file: string, config: string | null): number;
  /** @throws AppError `models.unknown` */
  install(catalogueId: string): number;
  /**
   * Converts the checkpoint of an installed model again, with the person's word on exp(); title and class names that the
   * person gave stay. @throws AppError `models.sourceGone`
   */
  convertAgain(id: string, exp: boolean): Promise<number>;
  cancel(job: number): void;
  dismiss(job: number): void;
  dispose(): void;
}

/** What a step leads to. */
const NEXT_PHASE: Readonly<Record<ImportStep['step'], JobPhase>> = {
  read: 'converting',
  recognised: 'converting',
  written: 'checking',
  checked: 'checking',
};

const ENDED: ReadonlySet<JobPhase> = new Set(['done', 'failed', 'cancelled']);

interface Running {
  job: ModelJob;
  readonly stop: AbortController;
  readonly started: number;
}

export function createModelJobs(parts: JobsParts): ModelJobs {
  const { registry, workersDir, catalogue } = parts;
  const jobs: Running[] = [];
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const update = (running: Running, change: Partial<ModelJob>): void => {
    running.job = { ...running.job, ...change, ms: Math.round(performance.now() - running.started) };
    parts.onChange();
  };

  const open = (title: string, catalogueId: string | null): Running => {
    const job: ModelJob = {
      id: ++lastId,
      title,
      catalogueId,
      phase: 'waiting',
      steps: [],
      download: null,
      failure: null,
      modelId: null,
      ms: 0,
    };
    const running = { job, stop: new AbortController(), started: performance.now() };
    jobs.unshift(running);
    parts.onChange();
    return running;
  };

  const finish = async (running: Running, origin: ModelOrigin, work: () => Promise<InstalledModel>) => {
    try {
      const model = await work();
      update(running, { phase: 'done', modelId: model.id });
      parts.onInstalled(model, origin);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === 'app.cancelled') update(running, { phase: 'cancelled', download: null });
      else {
        update(running, { phase: 'failed', failure, download: null });
        parts.onFailed(running.job);
      }
    }
  };

  /** Waits for its turn, then imports. A cancel while it waits counts at once. */
  const importFile = (
    running: Running,
    source: string,
    how: { readonly config: string | null; readonly expOnReg: boolean | null; readonly passing: boolean },
  ): Promise<InstalledModel> =>
    new Promise((resolve, reject) => {
      const { signal } = running.stop;
      const giveUp = (): void => reject(fail('app.cancelled', {}));
      signal.addEventListener('abort', giveUp, { once: true });
      update(running, { phase: 'waiting', download: null });
      const turn = queue.then(() => {
        signal.removeEventListener('abort', giveUp);
        if (signal.aborted) throw fail('app.cancelled', {});
        update(running, { phase: 'reading' });
        return runImport(registry, source, {
          ...how,
          workersDir,
          catalogue,
          signal,
          onStep: (step) => update(running, { steps: [...running.job.steps, step], phase: NEXT_PHASE[step.step] }),
        });
      });
      queue = turn.catch(() => undefined);
      turn.then(resolve, reject);
    });

  const of = (id: number): Running | undefined => jobs.find(({ job }) => job.id === id);

  return {
    list: () => jobs.map(({ job }) => job),
    import(file, config) {
      const running = open(basename(file), null);
      void finish(running, { kind: 'import' }, () =>
        importFile(running, file, { config, expOnReg: null, passing: false }),
      );
      return running.job.id;
    },
    install(catalogueId) {
      const entry = catalogueEntry(catalogueId, catalogue);
      if (entry === undefined) throw fail('models.unknown', { name: catalogueId });
      const present = jobs.find(({ job }) => job.catalogueId === catalogueId && !ENDED.has(job.phase));
      if (present !== undefined) return present.job.id;
      const running = open(entry.title, entry.id);
      void finish(running, { kind: 'install' }, async () => {
        update(running, { phase: 'downloading' });
        const file = await parts.fetchOfficial(entry, {
          signal: running.stop.signal,
          onProgress: (download) => update(running, { download }),
          onVerifying: () => update(running, { phase: 'verifying' }),
        });
        return importFile(running, file, { config: null, expOnReg: null, passing: true });
      });
      return running.job.id;
    },
    async convertAgain(id, exp) {
      const model = await registry.get(id);
      const { sourcePath, configPath: config } = await registry.sourceOf(id);
      const gone = (file: string) => fail('models.sourceGone', { name: model.title, file });
      if (sourcePath === null) throw gone(model.sourceName);
      for (const file of [sourcePath, config]) if (file !== null && !(await isThere(file))) throw gone(file);
      const running = open(basename(sourcePath), null);
      void finish(running, { kind: 'again', replaces: id }, async () => {
        const again = await importFile(running, sourcePath, { config, expOnReg: exp, passing: false });
        if (again.id === id) return again;
        await registry.rename(again.id, model.title);
        if (model.classNamesFrom === 'user' && model.classNames !== null)
          await registry.setClassNames(again.id, model.classNames);
        await registry.remove(id);
        return registry.get(again.id);
      });
      return running.job.id;
    },
    cancel: (id) => of(id)?.stop.abort(),
    dismiss(id) {
      const at = jobs.findIndex(({ job }) => job.id === id && ENDED.has(job.phase));
      if (at < 0) return;
      jobs.splice(at, 1);
      parts.onChange();
    },
    dispose() {
      for (const { stop } of jobs) stop.abort();
    },
  };
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
