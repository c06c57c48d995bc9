/** A task as far as predictions need it: everything else in it is ignored. */
export interface Task {
  readonly id: number | string | null;
  readonly data: unknown;
}

export interface PredictRequest {
  readonly tasks: readonly Task[];
  readonly project: string | null;
  readonly labelConfig: string | null;
  readonly hostname: string | null;
  readonly login: string | null;
  readonly password: string | null;
  /** Regions of a smart tool; null = no interactive request. */
  readonly context: Readonly<Record<string, unknown>> | null;
}

export interface SetupRequest {
  readonly project: string | null;
  readonly schema: string | null;
  readonly hostname: string | null;
  readonly token: string | null;
  readonly threshold: number | null;
}

type Body = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads a /predict body of either generation of Label Studio; what is missing or odd is null. */
export function readPredict(body: Body): PredictRequest {
  const params = isRecord(body.params) ? body.params : {};
  const tasks = Array.isArray(body.tasks) ? body.tasks : isRecord(body.tasks) ? [body.tasks] : [];
  return {
    tasks: tasks.map(readTask),
    project: text(body.project),
    labelConfig: text(body.label_config),
    hostname: text(params.hostname) ?? text(body.hostname),
    login: text(params.login),
    password: text(params.password),
    context: isRecord(params.context) ? params.context : null,
  };
}

function readTask(task: unknown): Task {
  if (!isRecord(task)) return { id: null, data: {} };
  const { id, data } = task;
  return { id: typeof id === 'number' || typeof id === 'string' ? id : null, data: isRecord(data) ? data : {} };
}

/** Reads a /setup body. `extra_params` is text in the form of the page and may be an object through the API. */
export function readSetup(body: Body): SetupRequest {
  return {
    project: text(body.project),
    schema: text(body.schema),
    hostname: text(body.hostname),
    token: text(body.access_token),
    threshold: thresholdIn(body.extra_params),
  };
}

function thresholdIn(extra: unknown): number | null {
  let value = extra;
  if (typeof extra === 'string') {
    try {
      value = JSON.parse(extra);
    } catch {
      return null;
    }
  }
  const said = isRecord(value) ? value.score_threshold : null;
  const threshold = typeof said === 'string' && said.trim() !== '' ? Number(said) : said;
  return typeof threshold === 'number' && threshold >= 0 && threshold <= 1 ? threshold : null;
}
