import { expect, tally } from './checks';
import { boxesOf, type Connected, isUpload, photoOf, predictionsOf, tasksOf, type Walk } from './context';
import { compareBoxes } from './expected';
import type { Task } from './types';

/** Opens single tasks, then asks for all: what is stored is what `rtmlabel predict` says. */
export async function predictEverything(walk: Walk, connected: Connected): Promise<void> {
  const { checks, client, photos } = walk;
  const { project, served } = connected;
  const tasks = await tasksOf(client, project);
  const upload = tasks.find((task) => isUpload(task) && boxesOf(walk, task) > 1);
  const local = tasks.find((task) => !isUpload(task) && boxesOf(walk, task) > 0);
  const turned = tasks.filter((task) => photos.turned.includes(photoOf(task)));

  const opens = async (what: string, task: Task | undefined): Promise<void> => {
    await checks.check(`opening ${what}: its prediction is stored and equals rtmlabel predict`, async () => {
      if (task === undefined) throw new Error('there is no such task');
      const before = served.requests.length;
      await client.json('GET', `/api/tasks/${task.id}/`);
      const asked = served.requests.slice(before).map(({ path, status, code }) => `${path} ${code ?? status}`);
      return `${await sameAsHere(walk, task)} (${asked.join(', ')})`;
    });
  };
  await opens('an uploaded photograph', upload);
  await opens('a photograph of the local storage', local);
  for (const task of turned) await opens(`${photoOf(task)}, which EXIF turns`, task);

  await checks.check('opening a task again asks for nothing', async () => {
    const asked = await predictsDuring(connected, () => client.json('GET', `/api/tasks/${upload?.id}/`));
    expect(asked.length === 0, `${asked.length} predictions were asked for`);
    return undefined;
  });

  await checks.check('"Retrieve Predictions" of all other tasks', async () => retrieve(walk, connected, tasks));
  await checks.check('every task has exactly one prediction, of our model_version', async () => {
    const all = await Promise.all(tasks.map(({ id }) => predictionsOf(client, id)));
    const counts = tally(all.map((stored) => String(stored.length)));
    expect(
      all.every(({ length }) => length === 1),
      `numbers of predictions: ${counts}`,
    );
    const versions = new Set(all.flat().map(({ model_version }) => model_version));
    expect(String([...versions]) === walk.model.version, `versions are ${[...versions].join(', ')}`);
    return `${tasks.length} tasks, ${all.flat().reduce((sum, { result }) => sum + result.length, 0)} boxes`;
  });
  await checks.check('the boxes of every task equal rtmlabel predict', async () => {
    for (const task of tasks) await sameAsHere(walk, task);
    return undefined;
  });
  if (walk.generation === 'new') await onlyNew(walk, connected);
}

async function onlyNew(walk: Walk, connected: Connected): Promise<void> {
  const { checks, client } = walk;
  await checks.check('"Retrieve Predictions" once more predicts nothing again', async () => {
    const asked = await predictsDuring(connected, () => retrieve(walk, connected, []));
    expect(asked.length === 0, `${asked.length} predictions were asked for`);
    return undefined;
  });
  await checks.check('"Send Test Request" answers with a prediction', async () => {
    const path = `/api/ml/${connected.backend.id}/predict/test?random=true`;
    const answer = await client.json<{ status: number; response: unknown[] }>('POST', path, {});
    expect(answer.status === 200 && answer.response.length === 1, JSON.stringify(answer).slice(0, 300));
    return undefined;
  });
  await checks.check('the label stream shows a task with its prediction', async () => {
    const task = await client.json<Task>('GET', `/api/projects/${connected.project}/next`);
    expect(task.predictions.length === 1, `task ${task.id} has ${task.predictions.length}`);
    return undefined;
  });
}

async function predictsDuring({ served }: Connected, deed: () => Promise<unknown>): Promise<readonly string[]> {
  const before = served.requests.length;
  await deed();
  return served.requests
    .slice(before)
    .filter(({ path }) => path === '/predict')
    .map(({ tasks, status, ms }) => `${tasks} tasks ${status} in ${ms} ms`);
}

/** The Data Manager's action. The old generation would predict a second time what it has: it gets the others only. */
async function retrieve(walk: Walk, connected: Connected, tasks: readonly Task[]): Promise<string> {
  const { client, generation } = walk;
  const { project } = connected;
  const stored = await Promise.all(tasks.map(async ({ id }) => ({ id, all: await predictionsOf(client, id) })));
  const included = stored.filter(({ all }) => all.length === 0).map(({ id }) => id);
  const selectedItems = generation === 'old' ? { all: false, included } : { all: true, excluded: [] as number[] };
  const path = `/api/dm/actions?id=retrieve_tasks_predictions&project=${project}`;
  let detail = '';
  const asked = await predictsDuring(connected, async () => {
    detail = (await client.json<{ detail?: string }>('POST', path, { project, selectedItems })).detail ?? '';
  });
  return `${detail} (${asked.join(', ') || 'no request'})`;
}

/** @throws Error unless the one stored prediction of a task is what `rtmlabel predict` says */
export async function sameAsHere({ client, expected, model }: Walk, task: Task): Promise<string> {
  const name = photoOf(task);
  const wanted = expected.get(name);
  if (wanted === undefined) throw new Error(`rtmlabel predict knows no ${name}`);
  const [stored, more] = await predictionsOf(client, task.id);
  if (stored === undefined || more !== undefined) throw new Error(`${name} has not exactly one prediction`);
  expect(stored.model_version === model.version, `its model_version is ${stored.model_version}`);
  const worst = compareBoxes(name, stored.result, wanted);
  return `${name}, ${stored.result.length} boxes, largest difference ${worst.toExponential(1)} %`;
}
