import { type Failure, fail, failureOf } from '../../../../shared/failure/failure';
import type { PushProgress, PushReport } from '../../../../shared/ipc/labelStudioPush';
import type { Files } from '../files';
import { type Asked, createFindBoxes } from '../findBoxes';
import type { ImageResolver } from '../images/types';
import type { BackendSettings, ReadyModel } from '../parts';
import { predictTask } from '../predictTasks';
import { type Api, type ApiLimits, createApi } from './api';
import { endsAll } from './failures';
import { type PushedProject, readProject, unmatchedClasses } from './project';
import { createPushing } from './pushing';
import { type Patience, retrying, usualPatience } from './retrying';
import { allTasks, readTasks } from './tasks';

export interface PushJob {
  /** Address of Label Studio. */
  readonly url: string;
  readonly token: string | null;
  /** Number of the project, as its address has it. */
  readonly project: number;
  /** Called once the project is known to be there. Its service's `fileOf` must be the one of `files`. */
  readonly model: () => Promise<ReadyModel>;
  /** Must know the same Label Studio. */
  readonly resolver: ImageResolver;
  readonly files: Files;
  readonly settings: Pick<BackendSettings, 'threshold' | 'nmsIou' | 'maxPerImage'>;
  /** The person's own table: model class -> label, null = leave out. */
  readonly own?: ReadonlyMap<string, string | null>;
  readonly onProgress: (progress: PushProgress) => void;
  readonly onProject?: (project: { readonly title: string; readonly unmatched: readonly string[] }) => void;
  /** Label Studio did not answer as it should; it is asked again. */
  readonly onAgain?: (failure: Failure) => void;
  readonly signal: AbortSignal;
  readonly patience?: Patience;
  readonly limits?: Partial<ApiLimits>;
  /** Most predictions per request; usual 500. */
  readonly chunk?: number;
}

/** A connection that fails at once is usually a wrong address: no waiting for that. */
const FIRST = { retries: 1, firstPauseMs: 500, longestPauseMs: 500 };

/**
 * Predicts every task of a project that has no prediction of the model's version yet and pushes the predictions in chunks:
 * what Label Studio's own "Retrieve Predictions" does in one request that times out. An image that cannot be had stops
 * nothing. Stopped or broken off, what was pushed stays, and the next run does the rest only.
 * @throws AppError `lspush.*`, `labelstudio.config`, `labelstudio.noControl`, `model.*`, `cli.classesNeeded`
 */
export async function pushProject(job: PushJob): Promise<PushReport> {
  const { signal, patience = usualPatience, onAgain = () => undefined } = job;
  const api = createApi(job, job.limits);
  const project = await retrying(() => readProject(api, job.project, signal), FIRST, onAgain, signal);
  const model = await job.model();
  const { classNames, classCount, name, version } = model.info;
  if (classNames === null) throw fail('cli.classesNeeded', { model: name, count: classCount });
  const own = job.own ?? new Map();
  const unmatched = unmatchedClasses(project, classNames, own);
  job.onProject?.({ title: project.title, unmatched });

  const pushing = createPushing({ ...job, sender: { api, project: project.id, version }, patience, onAgain });
  const page = (from: number) =>
    retrying(() => readTasks(api, project.id, version, { from }, signal), patience, onAgain, signal);
  await predictAll(job, { api, project, model, own, page, pushing });
  const { total, already, pushed, boxes, failures, failed } = pushing.counts();
  const stopped = signal.aborted;
  return {
    title: project.title,
    modelVersion: version,
    total,
    already,
    pushed,
    boxes,
    failures,
    failed,
    unmatched,
    stopped,
  };
}

interface Work {
  readonly api: Api;
  readonly project: PushedProject;
  readonly model: ReadyModel;
  readonly own: ReadonlyMap<string, string | null>;
  readonly page: (from: number) => ReturnType<typeof readTasks>;
  readonly pushing: ReturnType<typeof createPushing>;
}

/** Several tasks at once, so that pictures are fetched while others are predicted. */
async function predictAll(job: PushJob, { project, model, own, page, pushing }: Work): Promise<void> {
  // The same as the person's signal, and when something ends everything.
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  if (job.signal.aborted) abort();
  job.signal.addEventListener('abort', abort, { once: true });
  const find = createFindBoxes(job, job.files);
  const asked = askedOf(job, project, model, own, stop.signal);
  const tasks = allTasks(page, pushing.setTotal);
  let broken: { readonly thrown: unknown } | null = null;

  const work = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const step = await tasks.next();
      if (step.done === true) return;
      const { id, data, predicted } = step.value;
      if (predicted) {
        pushing.skip();
        continue;
      }
      try {
        const prediction = await predictTask(find, asked, { id, data });
        await pushing.add(id, prediction);
      } catch (thrown) {
        const failure = failureOf(thrown);
        if (failure.code === 'app.cancelled' && stop.signal.aborted) return;
        if (endsAll(failure)) throw thrown;
        pushing.fail(id, failure);
      }
    }
  };
  const note = (thrown: unknown): void => {
    const stopped = stop.signal.aborted && failureOf(thrown).code === 'app.cancelled';
    if (!stopped) broken ??= { thrown };
    abort();
  };
  try {
    await Promise.all(Array.from({ length: model.service.detector.width + 2 }, () => work().catch(note)));
    // What is predicted is pushed, also after a stop: it took the time.
    await pushing.finish().catch(note);
  } finally {
    job.signal.removeEventListener('abort', abort);
  }
  if (broken !== null) throw (broken as { readonly thrown: unknown }).thrown;
}

/** What the predict path of the server wants to know of a request, for one that nobody sent. */
function askedOf(
  { settings, url }: PushJob,
  { id, labelConfig, config, login, password }: PushedProject,
  model: ReadyModel,
  own: ReadonlyMap<string, string | null>,
  signal: AbortSignal,
): Asked {
  return {
    request: { tasks: [], project: String(id), labelConfig, hostname: null, login, password, context: null },
    project: {
      key: `${url}|${id}`,
      id: String(id),
      hostname: null,
      setupToken: null,
      threshold: null,
      config,
      lastSeen: 0,
      predicted: 0,
      failed: 0,
    },
    own,
    config,
    model,
    settings,
    priority: 'batch',
    peer: '',
    signal,
  };
}
