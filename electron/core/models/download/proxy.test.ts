import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FILE, openDownloadRig, PATH } from '../../../../testing/downloadRig';
import { DownloadServer } from '../../../../testing/downloadServer';
import { LoopbackProxy } from '../../../../testing/loopbackProxy';
import { selfSigned } from '../../../../testing/selfSigned';

const rig = openDownloadRig();
const NOBODY = 'http://127.0.0.1:9';
const tls = selfSigned();
let proxy = new LoopbackProxy();
let secure = new DownloadServer(tls);

beforeEach(async () => {
  for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']) {
    vi.stubEnv(name, '');
    vi.stubEnv(name.toUpperCase(), '');
  }
  secure = new DownloadServer(tls);
  proxy = new LoopbackProxy('me:p@ss');
  await Promise.all([secure.start(), proxy.start()]);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([secure.close(), proxy.close()]);
});

const withLogin = (): string => proxy.url('me:p%40ss');
const hostOf = (url: string): string => new URL(url).host;

describe('https', () => {
  it('is trusted with its certificate', async () => {
    const url = secure.serve(PATH, FILE);
    await rig.expectWhole(await rig.fetch({ url, certificates: tls.cert }));
  });

  it('without it: told at once, and how to name it', async () => {
    const url = secure.serve(PATH, FILE);
    expect(await rig.failing({ url })).toEqual({
      code: 'download.certificate',
      params: { host: hostOf(url), url, reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    expect(secure.requests).toHaveLength(0);
  });

  it('is never left for http', async () => {
    const url = secure.serve(PATH, FILE, { redirect: rig.serve() });
    expect(await rig.failing({ url, certificates: tls.cert })).toEqual({
      code: 'download.insecureRedirect',
      params: { url, to: `${rig.server.url}${PATH}` },
    });
    expect(rig.server.requests).toHaveLength(0);
  });

  it('may be come to from http', async () => {
    rig.serve({ redirect: secure.serve(PATH, FILE) });
    await rig.expectWhole(await rig.fetch({ certificates: tls.cert }));
  });
});

describe('a proxy', () => {
  it('is asked for http by whole address, also for the rest of a broken download', async () => {
    const url = rig.serve([{ breakAfter: 150_000 }]);
    await rig.expectWhole(await rig.fetch({ proxy: withLogin() }));
    expect(proxy.asked).toEqual([`GET ${url}`, `GET ${url}`]);
    expect(rig.server.rangesOf(PATH)[1]).toMatch(/^bytes=\d+-$/);
    expect(rig.server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('is asked for a tunnel to https', async () => {
    const url = secure.serve(PATH, FILE);
    await rig.expectWhole(await rig.fetch({ url, proxy: withLogin(), certificates: tls.cert }));
    expect(proxy.asked).toEqual([`CONNECT ${hostOf(url)}`]);
    expect(secure.requests).toHaveLength(1);
  });

  it('is found in the environment, for the protocol it is for', async () => {
    vi.stubEnv('HTTPS_PROXY', withLogin());
    vi.stubEnv('HTTP_PROXY', NOBODY);
    const url = secure.serve(PATH, FILE);
    await rig.expectWhole(await rig.fetch({ url, certificates: tls.cert }));
    expect(proxy.asked).toEqual([`CONNECT ${hostOf(url)}`]);
  });

  it('of the environment is left out for NO_PROXY', async () => {
    vi.stubEnv('HTTP_PROXY', NOBODY);
    vi.stubEnv('NO_PROXY', 'example.org,127.0.0.1');
    rig.serve();
    await rig.expectWhole(await rig.fetch());
  });

  it('of the settings goes before the environment', async () => {
    vi.stubEnv('HTTP_PROXY', NOBODY);
    rig.serve();
    await rig.expectWhole(await rig.fetch({ proxy: withLogin() }));
    expect(proxy.asked).toHaveLength(1);
  });

  it('may be written without http://', async () => {
    rig.serve();
    await rig.fetch({ proxy: withLogin().replace('http://', '') });
    expect(proxy.asked).toHaveLength(1);
  });

  it.each(['http', 'https'])('that wants a login is told as that (%s)', async (scheme) => {
    const server = scheme === 'http' ? rig.server : secure;
    const url = server.serve(PATH, FILE);
    expect(await rig.failing({ url, proxy: proxy.url('me:wrong'), certificates: tls.cert })).toEqual({
      code: 'download.proxyLogin',
      params: { proxy: proxy.url(), url },
    });
    expect(server.requests).toHaveLength(0);
  });

  it('that is not there is told as that, not as a missing server', async () => {
    const url = rig.serve();
    const address = proxy.url();
    const login = withLogin();
    await proxy.close();
    expect(await rig.failing({ proxy: login })).toEqual({
      code: 'download.proxyUnreachable',
      params: { proxy: address, url, reason: 'ECONNREFUSED' },
    });
  });

  it.each(['socks5://me:secret@127.0.0.1:1080', 'http://', 'not an address'])('%s is refused', async (address) => {
    rig.serve();
    const failure = await rig.failing({ proxy: address });
    expect(failure.code).toBe('download.proxyInvalid');
    expect(JSON.stringify(failure)).not.toContain('secret');
    expect(rig.server.requests).toHaveLength(0);
  });
});

describe('a mirror', () => {
  const official = `https://download.openmmlab.com${PATH}`;

  it('takes the place of the official server and keeps the path', async () => {
    rig.server.serve(`/openmmlab${PATH}`, FILE);
    await rig.expectWhole(await rig.fetch({ url: official, mirror: `${rig.server.url}/openmmlab/` }));
  });

  it('is named in a failure, together with the official address', async () => {
    const failure = await rig.failing({ url: official, mirror: rig.server.url });
    expect(failure).toEqual({
      code: 'download.notThere',
      params: { host: hostOf(rig.server.url), url: official, status: 404 },
    });
  });

  it('is not asked for files of others', async () => {
    rig.serve();
    await rig.expectWhole(await rig.fetch({ mirror: NOBODY }));
  });

  it('that is no address is refused before anything is written', async () => {
    const failure = await rig.failing({ url: official, mirror: 'mirror/of/mine' });
    expect(failure).toEqual({ code: 'download.mirrorInvalid', params: { mirror: 'mirror/of/mine' } });
    expect(await rig.left()).toEqual([]);
  });
});
