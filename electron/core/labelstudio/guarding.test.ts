import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithData } from '../../../testing/data';
import { local, PHOTOS, type Rig, startRig, TUTORIAL } from '../../../testing/labelstudio/rig';
import { listen } from './listen';

/** What Python's `requests` makes of an address with credentials: percent signs undone, Latin-1, Base64. */
function loginOf(base: string): string {
  const { username, password } = new URL(base);
  const plain = [username, password].map(decodeURIComponent).join(':');
  return `Basic ${Buffer.from(plain, 'latin1').toString('base64')}`;
}

describeWithData('what the server refuses and survives', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.close());

  it.each<[string, unknown, number]>([
    ['no JSON', '{"tasks":', 400],
    ['a list', '[]', 400],
    ['no tasks', { tasks: [], label_config: TUTORIAL }, 400],
    ['no place for boxes', { tasks: [{ id: 1, data: {} }], label_config: '<View></View>' }, 422],
    ['no image', { tasks: [{ id: 1, data: {} }], label_config: TUTORIAL }, 422],
    [
      'a path that climbs out',
      { tasks: [{ id: 1, data: { image: local('../../etc/passwd') } }], label_config: TUTORIAL },
      424,
    ],
    [
      'a metadata address',
      { tasks: [{ id: 1, data: { image: 'http://169.254.169.254/a.jpg' } }], label_config: TUTORIAL },
      424,
    ],
    ['text that no header can carry', { tasks: [{ id: '猫', data: {} }], label_config: TUTORIAL }, 422],
  ])('%s', async (_, body, status) => {
    const answer = await rig.call('POST', '/predict', body);
    expect(answer.status).toBe(status);
    expect(answer.reason).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.stringify(answer.body)).not.toContain(' at ');
  });

  it.each([
    ['deep', `{"result":[{"value":{}}],"more":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    [
      'without text',
      '{"result":[{"from_name":{"toString":null},"to_name":"image","value":{"x":1,"y":1,"width":9,"height":9}}]}',
    ],
  ])('a context that is %s', async (_, context) => {
    const body = JSON.stringify({
      tasks: [{ id: 1, data: { image: PHOTOS[0] } }],
      label_config: TUTORIAL,
      params: { context: 7 },
    });
    expect((await rig.call('POST', '/predict', body.replace('"context":7', `"context":${context}`))).status).toBe(200);
  });

  it('a body beyond the limit is refused before it is sent', async () => {
    const status = await new Promise<string>((resolve) => {
      const socket = connect(rig.server.port, '127.0.0.1');
      socket.write('POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n{');
      socket.once('data', (chunk) => {
        resolve(chunk.toString().slice(0, 12));
        socket.destroy();
      });
    });
    expect(status).toBe('HTTP/1.1 413');
  });

  it('a client that leaves takes its request with it', async () => {
    await new Promise<void>((done) => {
      const socket = connect(rig.server.port, '127.0.0.1');
      const body = JSON.stringify({
        tasks: PHOTOS.map((image, id) => ({ id, data: { image } })),
        label_config: TUTORIAL,
      });
      socket.write(`POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`, () => {
        socket.destroy();
        done();
      });
    });
    await expect.poll(() => rig.backend.busy()).toBe(0);
    expect((await rig.call('GET', '/health')).status).toBe(200);
  });

  it.each([
    ['a web page', { Origin: 'http://evil.example' }, 403],
    ['a web page without saying so', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a name that is not ours', { Host: 'evil.example' }, 403],
    ['a person who types the address', { 'Sec-Fetch-Site': 'none' }, 200],
    ['a container', { Host: 'host.docker.internal:8003' }, 200],
  ])('%s', async (_, headers, status) => {
    const answer = await rig.call('GET', '/health', undefined, { headers });
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('with a password: asked for everywhere but in webhooks', async () => {
    rig.set.auth = { user: 'ls', password: 'pä:ss' };
    const basic = (text: string) => ({ headers: { Authorization: `Basic ${Buffer.from(text).toString('base64')}` } });
    const refused = await rig.call('GET', '/health');
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'Basic realm="RTMLabel"']);
    for (const wrong of ['ls:', 'ls:pä:s', 'ls:pä:sss', 'x:pä:ss', ''])
      expect((await rig.call('GET', '/health', undefined, basic(wrong))).status, wrong).toBe(401);
    expect((await rig.call('GET', '/health', undefined, basic('ls:pä:ss'))).status).toBe(200);
    expect((await rig.call('POST', '/webhook', { action: 'TASKS_CREATED' })).status).toBe(200);
    rig.set.auth = null;
  });

  it.each([
    ['label', 'studio pass'],
    ['me@example.org', 'a/b:c%?#'],
    ['José', 'pä:ß'],
  ])('credentials in the address, as old versions of Label Studio want them: %s', async (user, password) => {
    rig.set.auth = { user, password };
    const address = (secret: string) =>
      `http://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${rig.server.port}/`;
    const health = (base: string) =>
      rig.call('GET', '/health', undefined, { headers: { Authorization: loginOf(base) } });
    expect((await health(address(password))).status).toBe(200);
    expect((await health(address(`${password}!`))).status).toBe(401);
    rig.set.auth = null;
  });

  it('what Latin-1 cannot say does not match by chance', async () => {
    // Cut to one byte, these letters are "label:studio".
    const other = String.fromCharCode(...Array.from('studio', (letter) => letter.charCodeAt(0) + 0x100));
    rig.set.auth = { user: 'label', password: other };
    const answer = await rig.call('GET', '/health', undefined, {
      headers: { Authorization: loginOf('http://label:studio@127.0.0.1/') },
    });
    expect(answer.status).toBe(401);
    rig.set.auth = null;
  });

  it('while the model loads: up, and not ready for work', async () => {
    rig.set.loading = true;
    expect((await rig.call('GET', '/health')).body).toMatchObject({ status: 'UP', state: 'loading' });
    expect((await rig.call('POST', '/setup', { schema: TUTORIAL })).status).toBe(503);
    expect((await rig.predict([PHOTOS[0]])).status).toBe(503);
    rig.set.loading = false;
  });

  it('listens on both loopback addresses', async () => {
    expect(rig.server.addresses).toContain(`127.0.0.1:${rig.server.port}`);
    if (rig.server.addresses.length > 1)
      expect((await rig.call('GET', '/health', undefined, { host: '::1' })).status).toBe(200);
  });

  it('a port in use: told with a free one', async () => {
    const second = listen(rig.backend.handle, 'loopback', rig.server.port);
    await expect(second).rejects.toMatchObject({
      failure: { code: 'labelstudio.portInUse', params: { port: rig.server.port } },
    });
    await second.catch(({ failure }) => expect(failure.params.free).toBeGreaterThan(rig.server.port));
  });

  it('a picture that cannot be read is named as the task names it', async () => {
    const embedded = `data:image/png;base64,${Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')}`;
    await rig.predict([embedded]);
    const failure = rig.entries.at(-1)?.failure;
    expect(failure?.code).toMatch(/^(ls)?image/);
    expect(JSON.stringify(failure)).not.toContain('sha256:');
  });

  it('every request stands in the log, without secrets', async () => {
    await rig.call('POST', '/setup', { project: '7.1', schema: TUTORIAL, access_token: 'a'.repeat(40) });
    await rig.predict([PHOTOS[0]]);
    expect(rig.entries.length).toBeGreaterThan(20);
    const predicted = rig.entries.find(({ path, status, boxes }) => path === '/predict' && status === 200 && boxes > 0);
    expect(predicted).toMatchObject({ project: '7', failure: null });
    expect(JSON.stringify(rig.entries)).not.toContain('aaaaaaaa');
    const [project] = rig.backend.projects();
    expect(project?.bridge).toHaveLength(80);
  });
});
