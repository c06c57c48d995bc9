import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureOf } from '../../../../shared/failure/failure';
import { LEGACY } from '../../../../testing/fakeLabelStudio';
import { type Disturbance, FakeLabelStudioApi } from '../../../../testing/fakeLabelStudioApi';
import { createApi } from './api';
import { listProjects } from './listProjects';

let studio: FakeLabelStudioApi;
beforeEach(async () => {
  studio = new FakeLabelStudioApi();
  await studio.start();
});
afterEach(() => studio.close());

const list = (token: string | null = LEGACY) => listProjects(createApi({ url: studio.url, token }));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (thrown: unknown) => failureOf(thrown).code,
  );

it('has all pages, by name', async () => {
  for (let id = 8; id < 258; id++)
    studio.others.push({ id, title: `a ${String(id).padStart(3, '0')}`, task_number: 2 });
  studio.others.push({ id: 300, title: ' ', task_number: 0 });
  const projects = await list();
  expect(projects).toHaveLength(252);
  expect(projects[0]).toEqual({ id: 300, title: '300', tasks: 0 });
  expect(projects[1]).toEqual({ id: 8, title: 'a 008', tasks: 2 });
  expect(projects.at(-1)).toMatchObject({ id: 7, title: 'Photos' });
  expect(studio.requests.filter((one) => one === 'GET /api/projects/')).toHaveLength(3);
});

it.each<[string, Disturbance | undefined, string | null, string]>([
  ['no token', undefined, null, 'lspush.noToken'],
  ['a wrong token', undefined, LEGACY.replace('0', 'f'), 'lspush.tokenRefused'],
  ['not Label Studio', 404, LEGACY, 'lspush.notLabelStudio'],
  ['an error of its own', 502, LEGACY, 'lspush.serverError'],
  ['another answer', (response) => void response.end('{"results":7}'), LEGACY, 'lspush.notLabelStudio'],
])('%s', async (_, disturbance, token, code) => {
  studio.disturb = () => disturbance;
  expect(await codeOf(list(token))).toBe(code);
});
