import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwt, LEGACY } from './fakeLabelStudio';

export interface FakePrediction {
  readonly task: number;
  readonly result: readonly { readonly value: Readonly<Record<string, unknown>> }[];
  readonly score: number;
  readonly model_version: string;
}

/** A status; an answer that is lost although the work is done; no answer at all; another answer. */
export type Disturbance = number | 'lose' | 'cut' | ((response: ServerResponse) => void);

/**
 * The parts of Label Studio's API that a push uses, on the loopback, with answers as 1.23.2 gives them (seen on a real one).
 * `disturb` changes what single requests get.
 */
export class FakeLabelStudioApi {
  readonly tasks = new Map<number, { readonly data: unknown }>();
  readonly predictions: FakePrediction[] = [];
  /** Method and path of each request, queries left out. */
  readonly requests: string[] = [];
  /** Number of predictions in each POST that was taken or not. */
  readonly posted: number[] = [];
  labelConfig = '';
  title = 'Photos';
  /** Projects beside number 7. */
  readonly others: { readonly id: number; readonly title: string; readonly task_number: number }[] = [];
  /** Whether lists name the versions of predictions; `cut` = the column is full of others. */
  versions: 'told' | 'untold' | 'cut' = 'told';
  /** Tasks whose predictions make it refuse the whole request (`refuse`) or are left out silently (`drop`). */
  readonly bad = new Map<number, 'refuse' | 'drop'>();
  /** What goes wrong with a request, given as `POST /api/tasks`. */
  disturb: (request: string) => Disturbance | undefined = () => undefined;
  /** Called after each POST of predictions. */
  onPosted: () => void = () => undefined;
  readonly personal = jwt('refresh', 4_000_000_000);
  private issued = 0;
  private access = '';
  private readonly server = createServer((request, response) => void this.take(request, response));

  start(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Access tokens that were given out stop working. */
  revokeAccess(): void {
    this.access = '';
  }

  /** Model versions by task. */
  versionsOf(task: number): string[] {
    return this.predictions.filter((one) => one.task === task).map(({ model_version }) => model_version);
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const at = new URL(request.url ?? '/', 'http://x');
    this.requests.push(`${request.method} ${at.pathname}`);
    if (at.pathname === '/api/token/refresh/') {
      this.access = jwt('access', 4_000_000_000, ++this.issued);
      return json(response, 200, { access: this.access });
    }
    const special = this.disturb(`${request.method} ${at.pathname}`);
    if (special === 'cut') return void response.destroy();
    if (typeof special === 'function') return special(response);
    if (typeof special === 'number') return json(response, special, { status_code: special, detail: 'Not now.' });
    const login = request.headers.authorization;
    if (login !== `Token ${LEGACY}` && (this.access === '' || login !== `Bearer ${this.access}`))
      return json(response, 401, { status_code: 401, detail: 'Invalid token.' });
    const answer = this.answer(request.method ?? '', at, body);
    if (special === 'lose') return void response.destroy();
    json(response, ...answer);
  }

  private answer(method: string, { pathname, searchParams }: URL, body: string): [status: number, body: unknown] {
    if (pathname === '/api/projects/') return this.projects(searchParams);
    if (pathname === '/api/projects/7/')
      return [200, { id: 7, title: this.title, label_config: this.labelConfig, task_data_login: null }];
    if (pathname === '/api/tasks' && searchParams.get('project') === '7') return [200, this.list(searchParams)];
    if (pathname === '/api/predictions/') {
      const task = Number(searchParams.get('task'));
      return [200, this.predictions.filter((one) => one.task === task)];
    }
    if (method === 'POST' && pathname === '/api/projects/7/import/predictions')
      return this.import(JSON.parse(body) as FakePrediction[]);
    return [404, { status_code: 404, detail: 'No Project matches the given query.' }];
  }

  private projects(parameters: URLSearchParams): [status: number, body: unknown] {
    const all = [{ id: 7, title: this.title, task_number: this.tasks.size }, ...this.others];
    const [page, size] = [Number(parameters.get('page')), Number(parameters.get('page_size'))];
    const results = all.slice((page - 1) * size, page * size);
    if (results.length === 0) return [404, { detail: 'Invalid page.' }];
    const next = page * size < all.length ? `${this.url}/api/projects/?page=${page + 1}` : null;
    return [200, { count: all.length, next, previous: null, results }];
  }

  private list(parameters: URLSearchParams): object {
    const query = JSON.parse(parameters.get('query') ?? '{}');
    const { min, max } = query.filters.items[0].value;
    const ids = [...this.tasks.keys()].filter((id) => id >= min && id <= max).sort((a, b) => a - b);
    const page = ids.slice(0, Number(parameters.get('page_size')));
    // A column is worked out only when it is shown.
    const shown = this.versions !== 'untold' && query.hiddenColumns !== undefined;
    const tasks = page.map((id) => {
      const versions = [...new Set(this.versionsOf(id))];
      const column = this.versions === 'cut' && versions.length > 0 ? 'x,'.repeat(250) : versions.join(',');
      return {
        id,
        data: this.tasks.get(id)?.data,
        total_predictions: this.versionsOf(id).length,
        predictions_model_versions: shown ? column : '',
      };
    });
    return { total: ids.length, tasks };
  }

  private import(sent: readonly FakePrediction[]): [number, unknown] {
    this.posted.push(sent.length);
    const unknown = sent.find(({ task }) => !this.tasks.has(task) || this.bad.get(task) === 'refuse');
    if (unknown !== undefined)
      return [
        400,
        {
          detail: 'Validation error',
          validation_errors: { non_field_errors: [`{'task': ${unknown.task}} contains invalid "task" field`] },
        },
      ];
    const kept = sent.filter(({ task }) => this.bad.get(task) !== 'drop');
    this.predictions.push(...kept);
    this.onPosted();
    return [201, { created: kept.length }];
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
