import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Failure, fail, failureOf } from '../../../shared/failure/failure';
import type { ConnectedProject, RequestEntry, RunningRequest } from '../../../shared/ipc/labelStudio';
import { drain, readJson } from './body';
import { letGo } from './brokenHttp';
import type { Files } from './files';
import { createFindBoxes } from './findBoxes';
import { refusalOf } from './guard';
import type { BackendParts, ReadyModel } from './parts';
import { predictBatch } from './predictBatch';
import { answerTask, predictTask } from './predictTasks';
import { createProjects, type Project } from './projects';
import { replyFailure, replyJson } from './reply';
import { readPredict, readSetup } from './request';
import { createRunning, type Work } from './running';
import { createSieve } from './sieve';

/** Label Studio's time-out for predictions is 100 s. */
const USUAL_BUDGET_MS = 75_000;
const USUAL_WAITING = 64;

/** Label Studio's ML-backend protocol as a listener of `node:http`. */
export interface Backend {
  readonly handle: RequestListener;
  /** Projects that have talked to us, newest first. */
  projects(): readonly ConnectedProject[];
  /** Requests for predictions in work. */
  busy(): number;
  /** The same, with how far they are. */
  running(): readonly RunningRequest[];
  /** Gives all requests in work up: they are answered with a failure, so that nothing half is stored. */
  cancel(): void;
}

/** What a handler finds out for the log on its way. */
interface Note {
  project: Project | null;
  tasks: number;
  boxes: number;
  done: number;
  failed: number;
  failure: Failure | null;
}

type Handler = (request: IncomingMessage, response: ServerResponse, note: Note) => Promise<void>;

export function createBackend(parts: BackendParts, files: Files): Backend {
  const mostWaiting = parts.mostWaiting ?? USUAL_WAITING;
  const projects = createProjects();
  const find = createFindBoxes(parts, files);
  const running = createRunning(mostWaiting, () => parts.onWork?.());
  let lastId = 0;

  const ready = (): ReadyModel => {
    const model = parts.model();
    if (model === null) throw fail('labelstudio.loading', { model: parts.modelName() });
    return model;
  };
  /** Version for replies that must not wait for a model: the model's, or none yet. */
  const version = (): string | null => {
    try {
      return parts.model()?.info.version ?? null;
    } catch {
      return null;
    }
  };
  const peerOf = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? '';

  const health: Handler = async (_, response) => {
    const state = modelState(parts);
    replyJson(response, 200, {
      status: 'UP',
      model_class: 'RTMDet',
      v2: true,
      version: parts.version,
      model_version: version(),
      state,
    });
  };

  const setup: Handler = async (request, response, note) => {
    const { project: name, schema, hostname, token, threshold } = readSetup(await readJson(request));
    const project = projects.of(name, hostname, peerOf(request));
    note.project = project;
    project.hostname = hostname ?? project.hostname;
    project.setupToken = token ?? project.setupToken;
    project.threshold = threshold;
    project.config = projects.parse(schema);
    replyJson(response, 200, { model_version: ready().info.version });
  };

  const predict: Handler = async (request, response, note) => {
    const work = running.add(response);
    try {
      await predictAll(request, response, note, work);
    } finally {
      work.finish();
    }
  };

  const predictAll = async (
    request: IncomingMessage,
    response: ServerResponse,
    note: Note,
    work: Work,
  ): Promise<void> => {
    const { signal } = work;
    const deadline = performance.now() + (parts.budgetMs?.() ?? USUAL_BUDGET_MS);
    const asked = readPredict(await readJson(request, { sieve: createSieve() }));
    const { tasks } = asked;
    const project = projects.of(asked.project, asked.hostname, peerOf(request));
    Object.assign(note, { project, tasks: tasks.length });
    work.begin(project.id, tasks.length);
    if (tasks.length === 0) throw fail('labelstudio.noTasks', {});
    const model = ready();
    const config = projects.parse(asked.labelConfig);
    project.config = config;
    const own = parts.ownLabels(project.key);
    const ownThreshold = parts.ownThreshold?.(project.key) ?? null;
    const settings = parts.settings();
    const common = {
      request: asked,
      project,
      own,
      ownThreshold,
      config,
      model,
      settings,
      peer: peerOf(request),
      signal,
    };
    const one = asked.context === null ? predictTask : answerTask;
    const modelVersion = model.info.version;
    const width = model.service.detector.width + 1;
    const outcome = await predictBatch(
      tasks,
      (task) => one(find, common, task),
      { width, deadline, modelVersion, onTask: work.task },
      signal,
    );
    project.predicted += outcome.done;
    const ended = work.ended();
    if (ended !== null) throw ended;
    project.failed += outcome.failed;
    note.boxes = outcome.results.reduce((sum, { result }) => sum + new Set(result.map(({ id }) => id)).size, 0);
    note.done = outcome.done;
    note.failed = outcome.failed;
    note.failure = outcome.failure;
    const [only] = tasks;
    if (tasks.length === 1 && only !== undefined && outcome.failure !== null) replyFailure(response, outcome.failure);
    else replyJson(response, 200, { results: outcome.results, model_version: modelVersion });
  };

  /** For calls that change nothing here: the body is read away. */
  const always =
    (status: number, body: object): Handler =>
    async (request, response) => {
      await drain(request);
      replyJson(response, status, body);
    };

  const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
    '/': { GET: health },
    '/health': { GET: health },
    '/setup': { POST: setup },
    '/predict': { POST: predict },
    '/webhook': { POST: always(200, { status: 'ok', result: 'training is not supported' }) },
    '/train': { POST: always(200, {}) },
    '/versions': { GET: versions, POST: versions },
    '/validate': { POST: always(200, { status: 'ok' }) },
    '/delete': { POST: always(200, {}) },
    '/duplicate_model': { POST: always(200, {}) },
    '/job_status': { POST: always(410, {}) },
    '/is_training': {
      GET: async (_, response) =>
        replyJson(response, 200, { is_training: false, backend: 'none', model_version: version() }),
    },
    '/metrics': { GET: async (_, response) => replyJson(response, 200, {}) },
  };

  async function versions(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await drain(request);
    const known = version();
    replyJson(response, 200, { versions: known === null ? [] : [known] });
  }

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    note: Note,
  ): Promise<void> => {
    const refusal = refusalOf(request, path, parts.settings().guard);
    if (refusal !== null) {
      const headers = refusal.status === 401 ? { 'WWW-Authenticate': 'Basic realm="RTMLabel"' } : {};
      const { status, reason, error } = refusal;
      note.failure = error.failure;
      replyJson(response, status, { status, detail: reason }, { reason, headers });
      return;
    }
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    const handler = route !== undefined && Object.hasOwn(route, method) ? route[method] : undefined;
    if (handler !== undefined) return handler(request, response, note);
    const status = route === undefined ? 404 : 405;
    const headers = route === undefined ? {} : { Allow: Object.keys(route).join(', ') };
    replyJson(response, status, { status, detail: status === 404 ? 'Not found' : 'Method not allowed' }, { headers });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = Date.now();
    const started = performance.now();
    const path = pathOf(request.url ?? '/');
    const note: Note = { project: null, tasks: 0, boxes: 0, done: 0, failed: 0, failure: null };
    try {
      await answer(request, response, path, note);
    } catch (thrown) {
      note.failure = failureOf(thrown);
      if (note.failure.code !== 'app.cancelled') replyFailure(response, note.failure);
      else response.destroy();
    }
    if (!request.complete) letGo(request, response);
    const entry: RequestEntry = {
      id: ++lastId,
      at,
      method: request.method ?? '',
      path,
      peer: peerOf(request),
      project: note.project?.id ?? null,
      tasks: note.tasks,
      boxes: note.boxes,
      done: note.done,
      failed: note.failed,
      ms: Math.round(performance.now() - started),
      status: response.headersSent ? response.statusCode : 0,
      failure: note.failure,
    };
    parts.onRequest(entry);
  };

  return {
    handle: (request, response) => void handle(request, response),
    projects: () => projects.list(classNamesOf(parts), parts.ownLabels, parts.ownThreshold),
    busy: () => running.list().length,
    running: running.list,
    cancel: running.cancel,
  };
}

/** Path without query and without slashes at its end. */
const pathOf = (url: string): string => {
  const [path = '/'] = url.split('?');
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
};

function modelState(parts: BackendParts): 'ready' | 'loading' | 'error' {
  try {
    return parts.model() === null ? 'loading' : 'ready';
  } catch {
    return 'error';
  }
}

function classNamesOf(parts: BackendParts): readonly string[] {
  try {
    return parts.model()?.info.classNames ?? [];
  } catch {
    return [];
  }
}
