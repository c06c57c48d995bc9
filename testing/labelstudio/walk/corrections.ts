import { expect, tally } from './checks';
import { boxesOf, type Connected, photoOf, predictionsOf, tasksOf, type Walk } from './context';
import type { Annotation, Prediction, Region, Task } from './types';

/** What a person does to a prediction before "Submit". */
type Deed = 'accepted' | 'corrected' | 'turned' | 'emptied' | 'skipped' | 'left';

/** Submits an annotation for every task but one: most as predicted, one of each kind of correction. */
export async function correct(walk: Walk, { project, served }: Connected): Promise<void> {
  const { checks, client } = walk;
  const tasks = [...(await tasksOf(client, project))].sort((a, b) => a.id - b.id);
  const deeds = new Map<number, Deed>();
  const give = (deed: Deed, fits: (boxes: number, task: Task) => boolean): void => {
    const task = tasks.find((one) => !deeds.has(one.id) && fits(boxesOf(walk, one), one));
    if (task === undefined) throw new Error(`there is no task to be ${deed}`);
    deeds.set(task.id, deed);
  };
  give('corrected', (boxes) => boxes > 2);
  give('turned', (boxes, task) => boxes === 1 && !isSquare(walk, task));
  give('emptied', (boxes) => boxes === 1);
  give('skipped', (boxes) => boxes > 0);
  give('left', (boxes) => boxes > 0);

  await checks.check('corrected annotations are submitted and kept as sent', async () => {
    for (const task of tasks) {
      const deed = deeds.get(task.id) ?? 'accepted';
      if (deed === 'left') continue;
      const [prediction] = await predictionsOf(client, task.id);
      if (prediction === undefined) throw new Error(`task ${task.id} has no prediction`);
      await submit(walk, project, task, prediction, deed);
    }
    return tally(tasks.map(({ id }) => deeds.get(id) ?? 'accepted'));
  });
  await checks.check('the webhook of every submit was answered', async () => {
    const events = served.requests.filter(({ path }) => path === '/webhook');
    const slowest = Math.max(...events.map(({ ms }) => ms));
    expect(events.length >= tasks.length - 1, `there were ${events.length}`);
    return `${tally(events.map(({ status }) => String(status)))}, the slowest in ${slowest} ms`;
  });
}

/** In a square photograph a box turns the same in percent as in pixels. */
function isSquare({ expected }: Walk, task: Task): boolean {
  const { width, height } = expected.get(photoOf(task)) ?? { width: 1, height: 1 };
  return width === height;
}

async function submit(
  { client }: Walk,
  project: number,
  task: Task,
  prediction: Prediction,
  deed: Deed,
): Promise<void> {
  const result = resultOf(prediction.result, deed);
  const body = {
    project,
    result,
    was_cancelled: deed === 'skipped',
    ground_truth: false,
    lead_time: 4.2,
    draft_id: 0,
    parent_prediction: prediction.id,
  };
  const kept = await client.json<Annotation>('POST', `/api/tasks/${task.id}/annotations/`, body);
  expect(
    JSON.stringify(kept.result) === JSON.stringify(result),
    `task ${task.id} keeps ${JSON.stringify(kept.result)}`,
  );
}

/** A prediction's regions as the editor sends them back: a touched one says so, in `origin`. */
function resultOf(regions: readonly Region[], deed: Deed): readonly object[] {
  const own = regions.map(({ score: _, ...region }) => ({ ...region, origin: 'prediction' }));
  const [first, second, ...rest] = own;
  if (deed === 'emptied' || first === undefined) return [];
  if (deed === 'turned') return [{ ...first, origin: 'prediction-changed', value: { ...first.value, rotation: 30 } }];
  if (deed !== 'corrected' || second === undefined) return own;
  const changed = { origin: 'prediction-changed' };
  const { x, y, width, height } = first.value;
  const moved = { ...first.value, x: x * 0.9, y: y * 0.9, width: width * 0.95, height: height * 0.95 };
  const renamed = { ...second.value, rectanglelabels: ['cell_phone'] };
  const drawn = { x: 1.25, y: 2.5, width: 12.5, height: 10, rotation: 0, rectanglelabels: ['toothbrush'] };
  // The last one is deleted, and one the model did not see is drawn.
  return [
    { ...first, ...changed, value: moved },
    { ...second, ...changed, value: renamed },
    ...rest.slice(0, -1),
    { ...first, id: 'drawn-by-a', origin: 'manual', value: drawn },
  ];
}
