import { expect } from './checks';
import type { Client } from './client';
import type { Walk } from './context';
import type { Served } from './rtmlabel';
import type { MlBackend, Project } from './types';

/** What the form of "Connect Model" sends with "Validate and Save". */
export const backendForm = (
  project: number,
  served: Pick<Served, 'url'>,
  title: string,
  more: object = {},
): object => ({
  project,
  url: served.url,
  title,
  description: '',
  is_interactive: false,
  ...more,
});

/** Adds the backend and checks that Label Studio calls it Connected. */
export async function connect(walk: Walk, project: number, served: Served): Promise<MlBackend> {
  const { checks, client, model, generation } = walk;
  let added: MlBackend | undefined;
  await checks.check('"Validate and Save" adds the backend: Connected, with our model_version', async () => {
    added = await client.json<MlBackend>('POST', '/api/ml/', backendForm(project, served, model.version));
    const { state, model_version, error_message } = added;
    expect(state === 'CO', `its state is ${state}: ${error_message}`);
    expect(model_version === model.version, `its model_version is ${model_version}, ours ${model.version}`);
    return `${state}, ${model_version}`;
  });
  const backend = added;
  if (backend === undefined) throw new Error('the backend could not be added');

  await checks.check('the page of the project asks for its state again', async () => {
    const before = served.requests.length;
    const [seen] = await client.json<MlBackend[]>('GET', `/api/ml/?project=${project}`);
    expect(seen?.state === 'CO', `its state is ${seen?.state}`);
    const asked = served.requests.slice(before).map(({ path, ms, status }) => `${path} ${status} in ${ms} ms`);
    expect(asked.length === 2, `it asked ${asked.join(', ')}`);
    return asked.join(', ');
  });

  if (generation === 'new')
    await checks.check('the project takes the name of the backend as its model version', async () => {
      const { model_version } = await client.json<Project>('GET', `/api/projects/${project}/`);
      expect(model_version === model.version, `it is ${model_version}`);
      return undefined;
    });

  await checks.check('a webhook is registered', async () => {
    const hooks = await webhooksOf(client, project);
    expect(hooks.includes(`${served.url}/webhook`), `there are ${hooks.join(', ') || 'none'}`);
    return hooks.join(', ');
  });

  await checks.check('"versions" lists our model', async () => {
    const answer = await client.json<{ versions?: string[] }>('GET', `/api/ml/${backend.id}/versions`);
    expect(String(answer.versions) === model.version, `it answers ${JSON.stringify(answer)}`);
    return undefined;
  });

  await checks.check('"Start Training" is answered, and the backend stays Connected', async () => {
    const before = served.requests.length;
    await client.json('POST', `/api/ml/${backend.id}/train`, {});
    const asked = served.requests.slice(before).map(({ path, status }) => `${path} ${status}`);
    const [seen] = await client.json<MlBackend[]>('GET', `/api/ml/?project=${project}`);
    expect(seen?.state === 'CO', `its state is ${seen?.state} after ${asked.join(', ')}`);
    return asked.join(', ');
  });
  return backend;
}

export async function webhooksOf(client: Client, project: number): Promise<readonly string[]> {
  const hooks = await client.json<{ url: string }[]>('GET', `/api/webhooks/?project=${project}`);
  return hooks.map(({ url }) => url);
}
