import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { failureOf } from '../../../../shared/failure/failure';
import { jwt, LEGACY } from '../../../../testing/fakeLabelStudio';
import { type Disturbance, FakeLabelStudioApi } from '../../../../testing/fakeLabelStudioApi';
import { createApi } from './api';
import { readProject } from './project';

let studio: FakeLabelStudioApi;
beforeEach(async () => {
  studio = new FakeLabelStudioApi();
  studio.labelConfig =
    '<View><Image name="i" value="$i"/><RectangleLabels name="l" toName="i"><Label value="cat"/></RectangleLabels></View>';
  await studio.start();
});
afterEach(() => studio.close());

const ask = (token: string | null, url = studio.url, project = 7) =>
  readProject(createApi({ url, token }, { getMs: 300 }), project);
const failureFrom = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown: unknown) => failureOf(thrown),
  );

const answer =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Disturbance =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body);
  };
const JSON_TYPE = 'application/json';
const HTML = 'text/html; charset=utf-8';
const DISABLED = JSON.stringify({ detail: 'legacy token authentication has been disabled for this organization' });

it.each<[string, string | null, Disturbance | undefined, string, object?]>([
  ['no token', null, undefined, 'lspush.noToken'],
  ['a token with blanks', 'my token', undefined, 'lspush.tokenInvalid'],
  ['a wrong token', 'f'.repeat(40), undefined, 'lspush.tokenRefused', { status: 401 }],
  ['legacy tokens are off', LEGACY, answer(401, JSON_TYPE, DISABLED), 'lspush.legacyDisabled'],
  ['an access token that ran out', jwt('access', 1), undefined, 'lspush.tokenExpired'],
  ['a member who may not', LEGACY, 403, 'lspush.forbidden'],
  ['an error of its own', LEGACY, 502, 'lspush.serverError', { status: 502 }],
  ['no such project', LEGACY, 404, 'lspush.noProject', { project: 7 }],
  ['no such page', LEGACY, answer(404, HTML, '<h1>404</h1>'), 'lspush.notLabelStudio', { found: 'HTTP 404' }],
  ['a page for browsers', LEGACY, answer(200, HTML, '<html>'), 'lspush.notLabelStudio', { found: 'text/html' }],
  ['other JSON', LEGACY, answer(200, JSON_TYPE, '[]'), 'lspush.notLabelStudio', { found: 'label_config' }],
  [
    'to another host',
    LEGACY,
    answer(301, HTML, '', { location: 'https://ls.example/api/projects/7/' }),
    'lspush.redirected',
  ],
  ['no answer', LEGACY, 'cut', 'lspush.unreachable', { reason: 'ECONNRESET' }],
  ['silence', LEGACY, () => undefined, 'lspush.timeOut', { seconds: 1 }],
  [
    'half an answer',
    LEGACY,
    (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{');
      setTimeout(() => response.destroy(), 20);
    },
    'lspush.brokenOff',
  ],
])('%s', async (_name, token, disturbance, code, params = {}) => {
  studio.disturb = () => disturbance;
  const failure = await failureFrom(ask(token));
  expect(failure).toMatchObject({ code, params });
  expect(JSON.stringify(failure)).not.toContain(token ?? '\0');
});

it.each(['', 'localhost:8080', 'ftp://localhost', 'http://'])('no address: %j', async (url) => {
  expect(await failureFrom((async () => ask(LEGACY, url))())).toMatchObject({ code: 'lspush.badUrl' });
});

it('says so when nobody listens', async () => {
  const { url } = studio;
  await studio.close();
  expect(await failureFrom(ask(LEGACY, url))).toMatchObject({
    code: 'lspush.unreachable',
    params: { reason: 'ECONNREFUSED' },
  });
  await studio.start();
});

it('follows Label Studio to its own path with a slash, and nowhere else', async () => {
  const moves = [studio.url.replace('127.0.0.1', 'localhost'), 'http://127.0.0.1:1'];
  studio.disturb = (request) => {
    const to = request.endsWith('/7/') ? moves.shift() : undefined;
    return to === undefined ? undefined : answer(302, HTML, '', { location: `${to}/api/projects/7` });
  };
  expect(await failureFrom(ask(LEGACY))).toMatchObject({ code: 'lspush.noProject' });
  expect(await failureFrom(ask(LEGACY))).toMatchObject({ code: 'lspush.redirected' });
});

it('exchanges a personal access token, and once more when the access token has lost its power', async () => {
  const api = createApi({ url: `${studio.url}/`, token: studio.personal });
  expect((await readProject(api, 7)).title).toBe('Photos');
  studio.revokeAccess();
  await readProject(api, 7);
  expect(studio.requests.filter((request) => request.includes('refresh')).length).toBe(2);
});
