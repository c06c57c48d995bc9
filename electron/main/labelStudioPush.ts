import { AppError, type Failure, fail, failureOf } from '../../shared/failure/failure';
import type { PushProgress, PushRequest, PushState, StudioProject } from '../../shared/ipc/labelStudioPush';
import { DEFAULT_PREDICTION_SETTINGS } from '../../shared/project/settings';
import type { Files } from '../core/labelstudio/files';
import type { ImageResolver } from '../core/labelstudio/images/types';
import type { ReadyModel } from '../core/labelstudio/parts';
import { createApi } from '../core/labelstudio/push/api';
import { listProjects } from '../core/labelstudio/push/listProjects';
import { pushProject } from '../core/labelstudio/push/pushProject';
import type { KeptPush } from './labelStudioKept';

/** Predictions for whole projects of Label Studio, one at a time, with the model of the window. */
export interface PushHost {
  state(): PushState | null;
  /** @throws AppError `lspush.*` */
  projects(): Promise<readonly StudioProject[]>;
  /** Begins; what goes wrong is in the state. While one runs, nothing happens. */
  start(request: PushRequest): void;
  /** What is predicted is still pushed. */
  stop(): void;
  dismiss(): void;
  /** The window has another model: the push of the old one's predictions ends. */
  modelChanged(): void;
  /** Stops, and waits a moment for what is predicted to be pushed. */
  dispose(): Promise<void>;
}

export interface PushHostParts {
  site(): { readonly url: string; readonly token: string | null };
  /** The model of the window; null while it loads. @throws AppError when there is none */
  model(): ReadyModel | null;
  modelName(): string;
  readonly resolver: ImageResolver;
  readonly files: Files;
  /** The person's own table and threshold for a project of the Label Studio that is set. */
  own(project: number): { readonly labels: ReadonlyMap<string, string | null>; readonly threshold: number | null };
  kept(): KeptPush | null;
  keep(push: KeptPush | null): void;
  readonly tell: () => void;
}

/** Failures that the page is sent: the state goes there many times. */
const MOST_TOLD = 100;
/** A window that closes waits so long for the last chunk, milliseconds; what is not pushed then is predicted again. */
const LAST_CHUNK_MS = 5_000;

interface Job {
  readonly request: PushRequest;
  readonly stop: AbortController;
  title: string | null;
  progress: PushProgress | null;
  again: Failure | null;
  model: ReadyModel | null;
  modelGone: boolean;
}

export function createPushHost(parts: PushHostParts): PushHost {
  let job: Job | null = null;
  let running: Promise<void> = Promise.resolve();
  let ended: PushState | null = unfinished(parts.kept());

  const state = (): PushState | null => {
    // Left unfinished at another Label Studio than the one that is set now: not offered.
    const elsewhere = ended?.status === 'unfinished' && parts.kept()?.url !== parts.site().url;
    if (job === null) return elsewhere ? null : ended;
    const { request, title, progress, again, stop } = job;
    return { ...request, title, status: 'running', progress, again, stopping: stop.signal.aborted };
  };

  const run = async (now: Job): Promise<PushState> => {
    const { request } = now;
    const { url, token } = parts.site();
    const common = { project: request.project, threshold: request.threshold };
    try {
      const report = await pushProject({
        url,
        token,
        project: request.project,
        model: async () => {
          now.model = readyModel();
          return now.model;
        },
        resolver: parts.resolver,
        files: parts.files,
        own: parts.own(request.project).labels,
        settings: {
          threshold: request.threshold,
          nmsIou: DEFAULT_PREDICTION_SETTINGS.nmsIou,
          maxPerImage: DEFAULT_PREDICTION_SETTINGS.maxPerImage,
        },
        onProject({ title }) {
          now.title = title;
          parts.keep({ url, ...common, title });
          parts.tell();
        },
        onProgress(progress) {
          now.progress = progress;
          now.again = null;
          parts.tell();
        },
        onAgain(failure) {
          now.again = failure;
          parts.tell();
        },
        signal: now.stop.signal,
      });
      if (now.modelGone) throw fail('lspush.modelChanged', {});
      if (!report.stopped) parts.keep(null);
      const failures = report.failures.slice(0, MOST_TOLD);
      return { ...common, title: report.title, status: 'ended', report: { ...report, failures } };
    } catch (thrown) {
      const failure = now.modelGone ? fail('lspush.modelChanged', {}).failure : failureOf(thrown);
      return { ...common, title: now.title, status: 'failed', failure, progress: now.progress };
    }
  };

  const readyModel = (): ReadyModel => {
    const model = parts.model();
    if (model === null) throw fail('labelstudio.loading', { model: parts.modelName() });
    return model;
  };

  const stop = (): void => {
    job?.stop.abort();
    parts.tell();
  };

  return {
    state,
    async projects() {
      const list = await listProjects(createApi(parts.site()));
      return list.map((one) => ({ ...one, threshold: parts.own(one.id).threshold }));
    },
    start(request) {
      if (job !== null) return;
      const now: Job = {
        request,
        stop: new AbortController(),
        title: ended?.project === request.project ? ended.title : null,
        progress: null,
        again: null,
        model: null,
        modelGone: false,
      };
      job = now;
      parts.tell();
      running = run(now).then((state) => {
        job = null;
        ended = state;
        parts.tell();
      });
    },
    stop,
    dismiss() {
      ended = null;
      if (job === null) parts.keep(null);
      parts.tell();
    },
    modelChanged() {
      if (job?.model == null || isSame(parts, job.model)) return;
      job.modelGone = true;
      stop();
    },
    async dispose() {
      stop();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([running, new Promise((done) => (timer = setTimeout(done, LAST_CHUNK_MS)))]);
      clearTimeout(timer);
    },
  };
}

const unfinished = (kept: KeptPush | null): PushState | null =>
  kept === null ? null : { project: kept.project, threshold: kept.threshold, title: kept.title, status: 'unfinished' };

/** Whether the window still has this model. */
function isSame(parts: Pick<PushHostParts, 'model'>, { service }: ReadyModel): boolean {
  try {
    return parts.model()?.service.detector === service.detector;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}
