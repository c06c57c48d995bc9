import { expect } from './checks';
import { backendForm, webhooksOf } from './connect';
import { SCORE, tasksOf, type Walk } from './context';
import { LABEL_CONFIG } from './labelConfig';
import { USER } from './labelStudio';
import { sameAsHere } from './predictions';
import { type Served, serve } from './rtmlabel';
import type { MlBackend, Project, Task } from './types';

/** Makes a personal access token as "Account & Settings" does. */
export async function personalToken({ client }: Pick<Walk, 'client'>): Promise<string> {
  return (await client.json<{ token: string }>('POST', '/api/token/', {})).token;
}

/** Ways to the pictures: no token, a legacy token, the disk; and a server that wants a password. */
export async function waysToPictures(walk: Walk): Promise<void> {
  const { checks, client, studio, generation } = walk;
  const score = ['--score', String(SCORE)];
  const site = [...score, '--label-studio-url', studio.url];

  if (generation === 'new') {
    await checks.check('without a token nothing is stored, and the log says why', async () => {
      const { task, code } = await openOne(walk, 'no-token', site);
      expect(task.predictions.length === 0, 'a prediction is stored');
      expect(code?.startsWith('lsimages.') === true, `the request ended with ${code}`);
      return `${code}`;
    });
    await client.json('POST', '/api/jwt/settings', { api_tokens_enabled: true, legacy_api_tokens_enabled: true });
  }
  await checks.check('a legacy token reads uploads', async () =>
    (await openOne(walk, 'legacy-token', [...site, '--token', USER.token])).same(),
  );
  await checks.check('the legacy token that comes with /setup is enough where it is allowed', async () =>
    (await openOne(walk, 'setup-token', site)).same(),
  );
  await checks.check('on the same machine uploads are read from the disk, without any token', async () =>
    (await openOne(walk, 'disk', score, { LABEL_STUDIO_BASE_DATA_DIR: studio.dataDir })).same(),
  );

  const guarded = [...site, '--token', USER.token, '--basic-auth', 'label:studio pass'];
  if (generation === 'old')
    await checks.check('a password inside the URL is sent', async () => {
      const inside = ({ port }: Served): object => ({ url: `http://label:studio%20pass@localhost:${port}` });
      return (await openOne(walk, 'basic', guarded, {}, inside)).same();
    });
  else
    await checks.check('a wrong password is refused in words, the right one connects', async () => {
      const auth = { auth_method: 'BASIC_AUTH', basic_auth_user: 'label', basic_auth_pass: 'studio pass' };
      const tried = async (served: Served, project: number): Promise<object> => {
        const form = backendForm(project, served, 'wrong', { ...auth, basic_auth_pass: 'wrong' });
        const answer = await client.raw('POST', '/api/ml/', form);
        const said = await answer.text();
        expect(answer.status === 400 && said.includes('authentication parameters'), `${answer.status} ${said}`);
        return auth;
      };
      return (await openOne(walk, 'basic', guarded, {}, tried)).same();
    });
}

interface Opened {
  readonly task: Task;
  /** Code of what failed in the last /predict; null = nothing. */
  readonly code: string | null;
  /** @throws Error unless what is stored equals `rtmlabel predict` */
  readonly same: () => Promise<string>;
}

/** A server of its own, a project of its own with one uploaded photograph: connected, and the task opened once. */
async function openOne(
  walk: Walk,
  name: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  more: (served: Served, project: number) => object | Promise<object> = () => ({}),
): Promise<Opened> {
  const { client, home, model, photos } = walk;
  const project = await client.json<Project>('POST', '/api/projects/', { title: name, label_config: LABEL_CONFIG });
  await client.upload(`/api/projects/${project.id}/import`, photos.uploaded.slice(0, 1));
  const [listed] = await tasksOf(client, project.id);
  const served = await serve(home, model.title, name, options, environment);
  try {
    const form = backendForm(project.id, served, model.version, await more(served, project.id));
    const backend = await client.json<MlBackend>('POST', '/api/ml/', form);
    expect(backend.state === 'CO', `its state is ${backend.state}: ${backend.error_message}`);
    const task = await client.json<Task>('GET', `/api/tasks/${listed?.id}/`);
    const last = served.requests.findLast(({ path }) => path === '/predict');
    if (last === undefined) throw new Error('no prediction was asked for');
    const same = async (): Promise<string> => {
      expect(last.status === 200, `/predict ended with ${last.status} ${last.code}`);
      return sameAsHere(walk, task);
    };
    return { task, code: last.code, same };
  } finally {
    await served.process.stop();
  }
}

/** Deletes the backend: Label Studio forgets it, ours lives on; its webhook is left behind. */
export async function disconnect(walk: Walk, project: number, backend: MlBackend, served: Served): Promise<void> {
  const { checks, client } = walk;
  await checks.check('the backend is deleted, and ours still answers', async () => {
    const answer = await client.raw('DELETE', `/api/ml/${backend.id}`);
    expect(answer.status === 204, `it answers ${answer.status}`);
    expect((await client.json<MlBackend[]>('GET', `/api/ml/?project=${project}`)).length === 0, 'it is still there');
    expect((await fetch(`${served.url}/health`)).ok, 'ours does not answer any more');
    return `webhooks left behind: ${(await webhooksOf(client, project)).length}`;
  });
  await checks.check('rtmlabel serve stops cleanly', async () => {
    const code = await served.process.stop();
    expect(code === 0, `it ended with code ${code}`);
    return undefined;
  });
}
