import { fail } from '../../../../shared/failure/failure';
import type { Api } from './api';
import { isFields, refused } from './project';

/** A task of a project as a list shows it. */
export interface ListedTask {
  readonly id: number;
  readonly data: unknown;
  /** Whether it has a prediction of the model version that was asked about. */
  readonly predicted: boolean;
}

export interface TaskPage {
  readonly tasks: readonly ListedTask[];
  /** Tasks of the whole range. */
  readonly total: number;
}

/** Tasks per request. */
const PAGE = 200;
/** Largest id: PostgreSQL's integer, which the ids are. */
const LAST_ID = 2_147_483_647;

/**
 * Columns of the Data Manager that cost time and that nobody asked for. Label Studio works a column out only when it is
 * shown, and all are shown that are not hidden: without this list `predictions_model_versions` would stay empty.
 */
const HIDDEN = [
  'annotations_results',
  'annotations_ids',
  'annotators',
  'avg_lead_time',
  'completed_at',
  'draft_exists',
  'file_upload',
  'predictions_results',
  'predictions_score',
  'storage_filename',
  'updated_by',
].map((column) => `tasks:${column}`);

/**
 * One page of tasks by ascending id, in the list view: opening a single task would make Label Studio ask its ML backend for
 * a prediction. Pages begin at an id, not at a count, so that tasks that are added or deleted meanwhile move nothing.
 * @param from, to first and last id of the range
 * @throws AppError `lspush.*`, `app.cancelled`
 */
export async function readTasks(
  api: Api,
  project: number,
  version: string,
  { from, to = LAST_ID }: { readonly from: number; readonly to?: number },
  signal?: AbortSignal,
): Promise<TaskPage> {
  const range = { filter: 'filter:tasks:id', operator: 'in', type: 'Number', value: { min: from, max: to } };
  const query = {
    filters: { conjunction: 'and', items: [range] },
    ordering: ['tasks:id'],
    hiddenColumns: { explore: HIDDEN, labeling: HIDDEN },
  };
  const parameters = new URLSearchParams({
    project: String(project),
    page: '1',
    page_size: String(PAGE),
    // As they stand in the task: our resolver knows all forms.
    resolve_uri: 'false',
    query: JSON.stringify(query),
  });
  const answer = await api.get(`/api/tasks?${parameters}`, signal);
  const { body } = answer;
  if (answer.status !== 200) throw refused(api, answer);
  if (!isFields(body) || !Array.isArray(body.tasks))
    throw fail('lspush.notLabelStudio', { host: api.host, found: 'tasks' });
  const tasks: ListedTask[] = [];
  for (const task of body.tasks) {
    if (!isFields(task) || typeof task.id !== 'number') continue;
    const told = versionTold(task, version);
    const predicted = told ?? (await hasPrediction(api, task.id, version, signal));
    tasks.push({ id: task.id, data: task.data, predicted });
  }
  return { tasks, total: typeof body.total === 'number' ? body.total : tasks.length };
}

/** Label Studio cuts the column at so many characters. */
const CUT_AT = 500;

/**
 * What the list says: the versions of a task's predictions, joined by commas.
 * @returns null = it does not say
 */
function versionTold(task: Readonly<Record<string, unknown>>, version: string): boolean | null {
  const { predictions_model_versions: column, total_predictions: count } = task;
  const text = Array.isArray(column) ? column.join(',') : typeof column === 'string' ? column : '';
  // Quotes are taken out of the column, and commas separate in it.
  if (!/[,"]/.test(version) && text.split(',').some((one) => one.trim() === version)) return true;
  if (count === 0 && text === '') return false;
  return text === '' || text.length >= CUT_AT || /[,"]/.test(version) ? null : false;
}

async function hasPrediction(api: Api, task: number, version: string, signal?: AbortSignal): Promise<boolean> {
  const answer = await api.get(`/api/predictions/?task=${task}`, signal);
  const { body } = answer;
  if (answer.status !== 200) throw refused(api, answer);
  if (!Array.isArray(body)) throw fail('lspush.notLabelStudio', { host: api.host, found: 'predictions' });
  return body.some((prediction) => isFields(prediction) && prediction.model_version === version);
}

/** All tasks of a project. @param onTotal told how many there are, page by page the same or corrected */
export async function* allTasks(
  read: (from: number) => Promise<TaskPage>,
  onTotal: (total: number) => void,
): AsyncGenerator<ListedTask, void> {
  let seen = 0;
  for (let from = 1; ; ) {
    const { tasks, total } = await read(from);
    onTotal(seen + total);
    yield* tasks;
    seen += tasks.length;
    const last = Math.max(...tasks.map(({ id }) => id));
    // The second is for a server that does not heed the range: it would begin anew for ever.
    if (tasks.length >= total || last < from) return;
    from = last + 1;
  }
}
