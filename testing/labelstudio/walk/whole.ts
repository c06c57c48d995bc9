import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, tally } from './checks';
import { annotatedTasks, PROJECT_FOLDER } from './cocoExport';
import { backendForm } from './connect';
import { photoOf, predictionsOf, SCORE, tasksOf, type Walk } from './context';
import { LABEL_CONFIG } from './labelConfig';
import { sameAsHere } from './predictions';
import { rtmlabel, type Served } from './rtmlabel';
import type { Project, Region, Task } from './types';

/** One picture of a batch cannot be read: Label Studio asks for each task alone, and only that one gets nothing. */
export async function brokenPicture(walk: Walk, served: Served): Promise<void> {
  const { checks, client, model, photos } = walk;
  await checks.check('a broken picture in a batch: the others are predicted one by one, it gets nothing', async () => {
    const files = [...photos.uploaded.slice(0, 3), photos.broken];
    const { id, tasks } = await projectWith(walk, 'Broken picture', files);
    await client.json('POST', '/api/ml/', backendForm(id, served, model.version));
    const before = served.requests.length;
    const path = `/api/dm/actions?id=retrieve_tasks_predictions&project=${id}`;
    await client.json('POST', path, { project: id, selectedItems: { all: true, excluded: [] } });
    const asked = served.requests.slice(before).filter(({ path: route }) => route === '/predict');
    for (const task of tasks) {
      if (!photos.broken.endsWith(photoOf(task))) await sameAsHere(walk, task);
      else expect((await predictionsOf(client, task.id)).length === 0, 'the broken one has a prediction');
    }
    return asked.map(({ tasks: count, status, code }) => `${count} tasks ${status} ${code ?? ''}`.trim()).join(', ');
  });
}

/** `rtmlabel push` instead of a backend, twice. */
export async function pushProject(walk: Walk, token: string): Promise<void> {
  const { checks, home, model, photos, studio } = walk;
  const { id, tasks } = await projectWith(walk, 'Push', photos.uploaded.slice(0, 6));
  const site = ['--label-studio-url', studio.url, '--token', token, '--project', String(id)];
  const push = async (): Promise<string> => {
    const out = await rtmlabel(home, ['push', ...site, '--model', model.title, '--score', String(SCORE), '--json']);
    return out.trim().split('\n').at(-1) ?? '';
  };
  await checks.check('rtmlabel push predicts a whole project: what is stored equals rtmlabel predict', async () => {
    const last = await push();
    for (const task of tasks) await sameAsHere(walk, task);
    return last;
  });
  await checks.check('rtmlabel push once more: still one prediction per task', async () => {
    const last = await push();
    for (const task of tasks) await sameAsHere(walk, task);
    return last;
  });
}

/** RTMLabel's project as tasks: Label Studio imports them, has the same boxes and can show the pictures. */
export async function tasksFile(walk: Walk, annotated: number): Promise<void> {
  const { checks, client, home, studio } = walk;
  await checks.check(
    'tasks that RTMLabel exports are imported: the same annotations, and pictures that can be seen',
    async () => {
      const folder = join(studio.documentRoot, PROJECT_FOLDER);
      const file = join(home.dir, 'tasks.json');
      await rtmlabel(home, ['export', folder, '--format', 'labelstudio', '--out', file]);
      const config = await readFile(join(home.dir, 'tasks.label_config.xml'), 'utf8');
      const form = { title: 'From RTMLabel', label_config: config };
      const { id } = await client.json<Project>('POST', '/api/projects/', form);
      await client.json('POST', '/api/storages/localfiles', { project: id, path: folder, use_blob_urls: true });
      await client.json('POST', `/api/projects/${id}/import`, JSON.parse(await readFile(file, 'utf8')));
      const [theirs, ours] = [await annotatedTasks(walk, annotated), await annotatedTasks(walk, id)];
      // RTMLabel has no turned boxes: there it is the rectangle around it.
      const turned = theirs.filter((task) => regionsOf(task).some(({ value }) => value.rotation !== 0)).map(photoOf);
      const [before, after] = [theirs, ours].map((tasks) =>
        tasks
          .filter((task) => !turned.includes(photoOf(task)))
          .flatMap(linesOf)
          .sort(),
      );
      expect(String(before) === String(after), `they differ: ${firstDifference(before ?? [], after ?? [])}`);
      const seen = await Promise.all(ours.map(async ({ data: { image = '' } }) => client.raw('GET', image)));
      expect(
        seen.every(({ status, headers }) => status === 200 && headers.get('content-type')?.startsWith('image/')),
        `pictures answer ${tally(seen.map(({ status }) => String(status)))}`,
      );
      return `${ours.length} tasks, ${after?.length} boxes, pictures like ${ours[0]?.data.image}`;
    },
  );
}

async function projectWith(
  { client }: Walk,
  title: string,
  files: readonly string[],
): Promise<{ id: number; tasks: readonly Task[] }> {
  const { id } = await client.json<Project>('POST', '/api/projects/', { title, label_config: LABEL_CONFIG });
  for (const file of files) await client.upload(`/api/projects/${id}/import`, [file]);
  return { id, tasks: await tasksOf(client, id) };
}

/** The boxes of a task in words, to a thousandth of a percent. */
const linesOf = (task: Task): readonly string[] =>
  regionsOf(task).map(({ value: { x, y, width, height, rectanglelabels } }) => {
    const numbers = [x, y, width, height].map((value) => value.toFixed(3));
    return `${photoOf(task)} ${rectanglelabels?.[0]} ${numbers.join(' ')}`;
  });

const regionsOf = ({ annotations }: Task): readonly Region[] => annotations.flatMap(({ result }) => result);

const firstDifference = (a: readonly string[], b: readonly string[]): string => {
  const at = a.findIndex((line, index) => line !== b[index]);
  return `${a.length} and ${b.length} boxes; ${a[at]} / ${b[at]}`;
};
