import { type Failure, fail } from '../../../../shared/failure/failure';
import type { LsPrediction } from '../../../../shared/formats/labelstudio/regions';
import type { Api } from './api';
import { isFields, refused } from './project';
import { type ListedTask, readTasks } from './tasks';

/** A prediction that is ready to be pushed. */
export interface ReadyPrediction {
  readonly task: number;
  readonly prediction: LsPrediction;
  /** As Label Studio takes it. */
  readonly json: string;
}

export const readyPrediction = (task: number, prediction: LsPrediction): ReadyPrediction => ({
  task,
  prediction,
  json: JSON.stringify({ task, ...prediction }),
});

/** Tasks that were deleted meanwhile are in neither. */
export interface SendOutcome {
  /** Tasks that have a prediction of this version now. */
  readonly pushed: readonly ReadyPrediction[];
  readonly failures: readonly { readonly task: number; readonly failure: Failure }[];
}

export interface Sender {
  readonly api: Api;
  readonly project: number;
  readonly version: string;
}

/**
 * Pushes predictions, at most one for each task: right before it looks which tasks have one of this version already, made
 * by the backend because a person opened the task, or by an attempt whose answer was lost. So it may simply be tried again.
 * What Label Studio does not take is left out, the rest is pushed.
 * @throws AppError `lspush.*` that are about no single task
 */
export async function sendPredictions(sender: Sender, ready: readonly ReadyPrediction[]): Promise<SendOutcome> {
  const listed = await lookUp(sender, ready);
  const before = ready.filter(({ task }) => listed.get(task)?.predicted === true);
  const missing = ready.filter(({ task }) => listed.get(task)?.predicted === false);
  const taken = await post(sender, missing);
  return { pushed: [...before, ...taken.pushed], failures: taken.failures };
}

/** The tasks of these predictions as Label Studio has them now. */
async function lookUp(
  { api, project, version }: Sender,
  ready: readonly ReadyPrediction[],
): Promise<ReadonlyMap<number, ListedTask>> {
  const wanted = new Set(ready.map(({ task }) => task));
  const found = new Map<number, ListedTask>();
  const to = Math.max(...wanted);
  for (let from = Math.min(...wanted); from <= to; ) {
    const { tasks, total } = await readTasks(api, project, version, { from, to });
    for (const task of tasks) if (wanted.has(task.id)) found.set(task.id, task);
    const last = Math.max(...tasks.map(({ id }) => id));
    if (tasks.length >= total || last < from) break;
    from = last + 1;
  }
  return found;
}

/** One prediction that is not taken makes Label Studio refuse all that come with it: then halves are tried. */
async function post(sender: Sender, ready: readonly ReadyPrediction[]): Promise<SendOutcome> {
  const { api, project } = sender;
  const [first] = ready;
  if (first === undefined) return { pushed: [], failures: [] };
  const body = `[${ready.map(({ json }) => json).join(',')}]`;
  const answer = await api.post(`/api/projects/${project}/import/predictions`, body);
  if (answer.status === 200 || answer.status === 201) {
    const created = isFields(answer.body) ? answer.body.created : null;
    return created === ready.length ? { pushed: ready, failures: [] } : await kept(sender, ready);
  }
  // 404 = the project is gone: no half of it will do better.
  if (answer.status === 404) throw fail('lspush.noProject', { host: api.host, project });
  if (ready.length === 1)
    return { pushed: [], failures: [{ task: first.task, failure: refused(api, answer).failure }] };
  const middle = ready.length >> 1;
  const left = await post(sender, ready.slice(0, middle));
  const right = await post(sender, ready.slice(middle));
  return { pushed: [...left.pushed, ...right.pushed], failures: [...left.failures, ...right.failures] };
}

/** Label Studio 1.23 leaves out what its label config does not allow, and says nothing but a smaller number. */
async function kept(sender: Sender, ready: readonly ReadyPrediction[]): Promise<SendOutcome> {
  const listed = await lookUp(sender, ready);
  const isKept = ({ task }: ReadyPrediction): boolean => listed.get(task)?.predicted === true;
  const { failure } = fail('lspush.dropped', { host: sender.api.host });
  return {
    pushed: ready.filter(isKept),
    failures: ready.filter((one) => !isKept(one)).map(({ task }) => ({ task, failure })),
  };
}
