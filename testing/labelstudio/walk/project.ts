import { expect, tally } from './checks';
import { isUpload, photoOf, tasksOf, type Walk } from './context';
import { LABEL_CONFIG, LABELS } from './labelConfig';
import type { Project } from './types';

/** The tutorial's project: 80 labels pasted, photographs uploaded, a local files storage added and synchronised. */
export async function makeProject(walk: Walk): Promise<number> {
  const { checks, client, photos } = walk;
  let id = 0;
  await checks.check('a project takes the 80 labels of the tutorial', async () => {
    const made = await client.json<Project>('POST', '/api/projects/', {
      title: 'Tutorial',
      label_config: LABEL_CONFIG,
    });
    id = made.id;
    const kept = [...made.label_config.matchAll(/<Label value="([^"]*)"/g)].map(([, name]) => name);
    expect(JSON.stringify(kept) === JSON.stringify(LABELS), `it keeps ${kept.length} labels: ${kept.join(', ')}`);
    return undefined;
  });
  if (id === 0) throw new Error('there is no project to go on with');

  await checks.check('photographs are uploaded', async () => {
    for (const file of photos.uploaded) await client.upload(`/api/projects/${id}/import`, [file]);
    const tasks = await tasksOf(client, id);
    expect(tasks.length === photos.uploaded.length, `${tasks.length} tasks of ${photos.uploaded.length} files`);
    expect(tasks.every(isUpload), `a task shows ${tasks.find((task) => !isUpload(task))?.data.image}`);
    return `${tasks.length} tasks like ${tasks[0]?.data.image}`;
  });

  await checks.check('a local files storage is added and synchronised', async () => {
    const storage = { project: id, title: 'Local files', path: photos.localFolder, use_blob_urls: true };
    const made = await client.json<{ id: number }>('POST', '/api/storages/localfiles', storage);
    await client.json('POST', `/api/storages/localfiles/${made.id}/sync`, { project: id });
    const local = (await tasksOf(client, id)).filter((task) => !isUpload(task));
    const names = local.map(photoOf).sort();
    expect(String(names) === String([...photos.localNames].sort()), `it made tasks of ${tally(names)}`);
    return `${local.length} tasks like ${local[0]?.data.image}`;
  });
  return id;
}
