import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../../shared/failure/failure';
import type { RequestEntry } from '../../../shared/ipc/labelStudio';
import { parseReplies, type Reply } from '../../../testing/labelstudio/fuzz/replies';
import { createBackend } from './backend';
import { readJson } from './body';
import { createFiles } from './files';
import { createImageResolver } from './images/resolver';
import { type Listening, listen } from './listen';
import { replyFailure } from './reply';

/** Sends text over a connection of its own, and waits for so many answers, or until the server closes. */
function exchange(
  port: number,
  pieces: readonly string[],
  { answers = 1, ends = false } = {},
): Promise<readonly Reply[]> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const heard = (closed: boolean): readonly Reply[] => parseReplies(Buffer.concat(chunks), false, closed).replies;
    const done = (closed: boolean): void => {
      resolve(heard(closed));
      socket.destroy();
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (heard(false).length >= answers) done(false);
    });
    socket.on('end', () => done(true));
    socket.on('error', () => done(true));
    for (const piece of pieces) socket.write(piece, 'latin1');
    if (ends) socket.end();
  });
}

const jsonOf = ({ body }: Reply): unknown => JSON.parse(body.toString());

describe('HTTP that is broken', () => {
  let server: Listening;
  const entries: RequestEntry[] = [];
  beforeAll(async () => {
    const settings = {
      threshold: 0.5,
      nmsIou: 0.65,
      maxPerImage: 300,
      guard: { hosts: [], auth: { user: 'a', password: 'b' } },
    };
    const site = { url: null, token: null, documentRoots: [], uploadDirs: [] };
    const backend = createBackend(
      {
        version: '1',
        model: () => null,
        modelName: () => 'rtmdet',
        resolver: createImageResolver({ site: () => site, cacheDir: 'never-made' }),
        settings: () => settings,
        ownLabels: () => new Map(),
        onRequest: (entry) => entries.push(entry),
      },
      createFiles(),
    );
    server = await listen(backend.handle, 'loopback', 0);
  });
  afterAll(() => server.close());

  it.each<[string, string, number]>([
    ['no request', 'hello\r\n\r\n', 400],
    [
      'two lengths',
      'POST /setup HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['a head without end', `GET /health HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(99_000)}\r\n\r\n`, 431],
    [
      'chunks with long remarks',
      `POST /webhook HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;${'a'.repeat(99_000)}`,
      413,
    ],
    ['no Host', 'GET /health HTTP/1.1\r\n\r\n', 403],
    ['an expectation', 'GET /health HTTP/1.1\r\nHost: localhost\r\nExpect: 200-ok\r\n\r\n', 417],
    ['half a request', 'POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{', 400],
  ])('%s is answered in JSON', async (_, text, status) => {
    const [answer, ...more] = await exchange(server.port, [text], { ends: true });
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get('content-type')).toBe('application/json');
    expect(jsonOf(answer as Reply)).toMatchObject({ status, detail: expect.stringMatching(/^[\x20-\x7e]+$/) });
    expect(more).toEqual([]);
  });

  it.each([
    ['/health', 401],
    ['/setup', 401],
    ['/webhook', 200],
  ])('%s with a large body is answered, and the connection goes on', async (path, status) => {
    const body = 'x'.repeat(8 << 20);
    const first = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n`;
    const second = 'POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}';
    const answers = await exchange(server.port, [first, body, second], { answers: 2 });
    expect(answers.map((one) => one.status)).toEqual([status, 200]);
  });

  it('two requests at once that wait to be told to go on are not mixed up', async () => {
    const first = 'POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}';
    const second = 'GET /health HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\r\n';
    const answers = await exchange(server.port, [first + second], { answers: 2 });
    expect(answers.map(jsonOf)).toMatchObject([{ status: 'ok' }, { status: 401 }]);
  });

  it('a client that leaves in the middle of its request is no error of ours', async () => {
    const since = Date.now();
    for (const path of ['/train', '/webhook', '/versions'])
      await exchange(
        server.port,
        [`POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\nContent-Length: 9\r\n\r\n{`],
        {
          ends: true,
        },
      );
    await expect.poll(() => entries.filter(({ status, at }) => status === 0 && at >= since).length).toBe(3);
    expect(new Set(entries.flatMap(({ failure }) => failure?.code ?? []))).not.toContain('app.unexpected');
  });

  it.each<[string, string, number]>([
    ['a body beyond the limit, told', 'Content-Length: 2000\r\n\r\n{', 413],
    [
      'a body beyond the limit, in chunks',
      `Transfer-Encoding: chunked\r\n\r\n7d0\r\n${' '.repeat(2000)}\r\n0\r\n\r\n`,
      413,
    ],
    ['a body that stops in the middle', 'Content-Length: 100\r\n\r\n{', 408],
  ])('%s', async (_, text, status) => {
    const small = await listen(
      (request, response) => {
        readJson(request, { limit: 1000, idleMs: 50 }).catch((thrown) => replyFailure(response, failureOf(thrown)));
      },
      'loopback',
      0,
    );
    const answers = await exchange(small.port, [`POST / HTTP/1.1\r\nHost: localhost\r\n${text}`]);
    await small.close();
    expect(answers.map((one) => [one.status, jsonOf(one)])).toMatchObject([[status, { status }]]);
  });
});
