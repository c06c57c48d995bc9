import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Behaviour, DownloadServer } from '../../../../testing/downloadServer';
import { LEGACY } from '../../../../testing/fakeLabelStudio';
import { openImageRig, png } from '../../../../testing/imageRig';
import { selfSigned } from '../../../../testing/selfSigned';
import type { Lookup } from './connect';

const rig = openImageRig();
const CAT = png('cat');

beforeEach(() => {
  rig.site = { ...rig.site, url: rig.labelStudio.url, token: LEGACY };
  rig.labelStudio.files.set('upload/7/a.png', CAT);
});

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const seen = (): (string | undefined)[] => rig.other.requests.map(({ headers }) => headers.authorization);
const withLogin = (url: string, login: string): string => url.replace('//', `//${login}@`);

describe('what is sent to whom', () => {
  const PROJECT = { login: 'me', password: 'p:ß' };

  it('the login of the project to other hosts, never to Label Studio', async () => {
    const url = rig.other.serve('/a.png', CAT);
    expect(await rig.bytes({ url, ...PROJECT })).toEqual(CAT);
    expect(await rig.bytes({ url: '/data/upload/7/a.png', ...PROJECT })).toEqual(CAT);
    await rig.failing({ url: `${rig.labelStudio.url}/elsewhere.png`, ...PROJECT });
    expect(seen()).toEqual([basic('me:p:ß')]);
    expect(rig.labelStudio.requests.map(({ authorization }) => authorization)).toEqual([`Token ${LEGACY}`, null]);
  });

  it('an empty login is none', async () => {
    const url = rig.other.serve('/a.png', CAT);
    await rig.bytes({ url, login: '', password: '' });
    expect(seen()).toEqual([undefined]);
  });

  it('a login inside the address, before that of the project, and hidden in words', async () => {
    const url = withLogin(rig.other.serve('/a.png', CAT, { status: 403 }), 'you:s%C3%A9cret');
    const failure = await rig.failing({ url, ...PROJECT });
    expect(seen()).toEqual([basic('you:sécret')]);
    expect(failure.code).toBe('lsimages.loginRefused');
    expect(JSON.stringify(failure)).not.toMatch(/you|cret|me:/);
  });

  it('a login of the setting, for a Label Studio behind one', async () => {
    rig.site = { ...rig.site, url: withLogin(rig.labelStudio.url, 'front:door'), token: null };
    await rig.failing({ url: '/data/upload/7/a.png' });
    expect(rig.labelStudio.requests[0]?.authorization).toBe(basic('front:door'));
  });

  it('nothing goes along to another origin', async () => {
    const to = rig.other.serve('/end.png', CAT);
    rig.labelStudio.special.set('/data/upload/7/away.png', (_request, response) =>
      response.writeHead(302, { location: withLogin(to, 'x:y') }).end(),
    );
    expect(await rig.bytes({ url: '/data/upload/7/away.png' })).toEqual(CAT);
    rig.labelStudio.special.set('/images/open.png', (_request, response) =>
      response.writeHead(307, { location: to }).end(),
    );
    const login = withLogin(`${rig.labelStudio.url}/images/open.png`, 'my:own');
    await rig.bytes({ url: login, ...PROJECT });
    expect(seen()).toEqual([undefined, undefined]);
    expect(rig.labelStudio.requests[1]?.authorization).toBe(basic('my:own'));
  });

  it('another port of the same machine is another origin', async () => {
    await rig.bytes({ url: rig.other.serve('/data/upload/7/a.png', CAT) });
    expect(seen()).toEqual([undefined]);
  });
});

describe('addresses that nothing is fetched from', () => {
  const REFUSED = [
    'http://169.254.169.254/latest/meta-data/a.png',
    'http://2852039166/a.png',
    'http://0xa9fea9fe/a.png',
    'http://0251.0376.0251.0376/a.png',
    'http://169.254.43518/a.png',
    'http://169.254.169.254./a.png',
    'http://[::ffff:169.254.169.254]/a.png',
    'http://[fe80::1]/a.png',
    'http://[fd00:ec2::254]/a.png',
    'http://0.0.0.0:PORT/a.png',
    'http://[::]:PORT/a.png',
    'http://224.0.0.1/a.png',
    'https://100.100.100.200/a.png',
  ];

  it.each(REFUSED)('%s', async (url) => {
    const { port } = rig.labelStudio;
    const failure = await rig.failing({ url: url.replace('PORT', String(port)) });
    expect(failure.code).toBe('lsimages.addressRefused');
    expect(rig.labelStudio.requests).toEqual([]);
  });

  const named =
    (...addresses: readonly string[]): Lookup =>
    () =>
      Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

  it('names that lead there', async () => {
    const by = rig.resolver({ lookup: named('169.254.169.254', 'fe80::1') });
    expect(await rig.failing({ url: 'http://metadata.google.internal/a.png' }, by)).toMatchObject({
      code: 'lsimages.addressRefused',
      params: { host: 'metadata.google.internal', address: '169.254.169.254' },
    });
  });

  it('redirects that lead there', async () => {
    const url = rig.other.serve('/a.png', CAT, { redirect: 'http://169.254.169.254/a.png' });
    expect((await rig.failing({ url })).code).toBe('lsimages.addressRefused');
  });

  it('a name that changes its mind: looked up once, connected to what was judged', async () => {
    let asked = 0;
    const lookup: Lookup = () => named(asked++ === 0 ? '127.0.0.1' : '169.254.169.254')('');
    const url = rig.other.serve('/a.png', CAT).replace('127.0.0.1', 'rebind.example');
    expect(await rig.bytes({ url }, rig.resolver({ lookup }))).toEqual(CAT);
    expect(asked).toBe(1);
  });

  it('the good ones of several addresses are used', async () => {
    const lookup = named('169.254.169.254', '::1', '127.0.0.1');
    const url = rig.other.serve('/a.png', CAT).replace('127.0.0.1', 'several.example');
    expect(await rig.bytes({ url }, rig.resolver({ lookup }))).toEqual(CAT);
  });

  it('a request cannot make them good by calling them Label Studio', async () => {
    const hostname = 'http://169.254.169.254';
    rig.site = { ...rig.site, url: null, token: null };
    for (const url of ['/data/upload/7/a.png', `${hostname}/data/upload/7/a.png`, `${hostname}/latest/`])
      expect((await rig.failing({ url, hostname })).code).toBe('lsimages.addressRefused');
  });

  it('a person can', async () => {
    rig.site = { ...rig.site, url: `http://label-studio.local:${rig.labelStudio.port}` };
    // Stands for a link-local address that does lead somewhere.
    const lookup = named('0.0.0.0');
    expect(await rig.bytes({ url: '/data/upload/7/a.png' }, rig.resolver({ lookup }))).toEqual(CAT);
  });
});

describe('private addresses', () => {
  it('are fetched from, unless the server is open to others', async () => {
    const url = rig.other.serve('/a.png', CAT);
    expect(await rig.bytes({ url })).toEqual(CAT);
    const by = rig.resolver({ privateHosts: () => false });
    expect((await rig.failing({ url }, by)).code).toBe('lsimages.privateRefused');
    expect(await rig.bytes({ url: '/data/upload/7/a.png' }, by)).toEqual(CAT);
  });

  it('a request opens only the pictures of the host it calls Label Studio', async () => {
    const by = rig.resolver({ privateHosts: () => false });
    rig.site = { ...rig.site, url: null, token: null };
    const from = { hostname: rig.labelStudio.url, setupToken: LEGACY };
    expect(await rig.bytes({ url: '/data/upload/7/a.png', ...from }, by)).toEqual(CAT);
    const failure = await rig.failing({ url: `${rig.labelStudio.url}/admin.png`, ...from }, by);
    expect(failure.code).toBe('lsimages.privateRefused');
  });
});

describe('answers that are not believed', () => {
  const CASES: readonly [what: string, script: Behaviour, code: string, params?: object][] = [
    ['too little', { sayLength: 500 }, 'lsimages.brokenOff', { reason: 'ECONNRESET' }],
    ['broken off', { breakAfter: 20 }, 'lsimages.brokenOff'],
    ['nothing', { send: new Uint8Array() }, 'lsimages.empty'],
    ['a page', { send: Buffer.from('<!DOCTYPE html><html>') }, 'lsimages.notImage', { found: 'HTML' }],
    ['a drawing', { send: Buffer.from('<?xml version="1.0"?>\n<!-- x -->\n<svg>') }, 'lsimages.svg'],
    ['an error as JSON', { send: Buffer.from('{"detail":"no"}') }, 'lsimages.notImage', { found: 'JSON' }],
    ['packed', { headers: { 'content-encoding': 'gzip' } }, 'lsimages.badAnswer'],
    ['404', { status: 404 }, 'lsimages.notThere', { status: 404 }],
    ['401', { status: 401 }, 'lsimages.loginRefused', { status: 401 }],
    ['503', { status: 503 }, 'lsimages.refused', { status: 503 }],
    ['206', { status: 206 }, 'lsimages.badAnswer', { found: 'HTTP 206' }],
    ['sent to a file', { redirect: 'file:///etc/passwd' }, 'lsimages.badAnswer', { found: 'file:' }],
    ['sent nowhere', { redirect: 'http://[' }, 'lsimages.badAnswer'],
    ['sent in circles', { redirect: '/a.png' }, 'lsimages.tooManyRedirects', { limit: 5 }],
  ];

  it.each(CASES)('%s', async (_what, script, code, params = {}) => {
    const url = rig.other.serve('/a.png', CAT, script);
    const failure = await rig.failing({ url });
    expect(failure.code).toBe(code);
    expect(failure.params).toMatchObject({ image: url, ...params });
    expect(await rig.kept()).toEqual([]);
  });

  it.each([{}, { chunked: true }] as const)('too much %j', async (script) => {
    const url = rig.other.serve('/a.png', png('x'.repeat(5_000_000)), script);
    const by = rig.resolver({ limits: { maxBytes: 2_000_000 } });
    expect(await rig.failing({ url }, by)).toEqual({ code: 'lsimages.tooLarge', params: { image: url, limit: 2 } });
    expect(await rig.kept()).toEqual([]);
  });

  it.each([{ mute: true }, { stallAfter: 20 }] as const)('never ending %j', async (script) => {
    const url = rig.other.serve('/a.png', CAT, script);
    const by = rig.resolver({ limits: { totalMs: 150 } });
    expect(await rig.failing({ url }, by)).toMatchObject({ code: 'lsimages.timeOut', params: { seconds: 1 } });
    expect(await rig.kept()).toEqual([]);
  });

  it('nobody there', async () => {
    expect(await rig.failing({ url: 'http://127.0.0.1:9/a.png' })).toMatchObject({
      code: 'lsimages.unreachable',
      params: { host: '127.0.0.1:9', reason: 'ECONNREFUSED' },
    });
  });
});

it('https: only from who can prove who it is', async () => {
  const secure = new DownloadServer(selfSigned());
  await secure.start();
  try {
    const url = secure.serve('/a.png', CAT);
    expect(await rig.failing({ url })).toMatchObject({
      code: 'lsimages.certificate',
      params: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    expect(await rig.bytes({ url })).toEqual(CAT);
  } finally {
    vi.unstubAllEnvs();
    await secure.close();
  }
});
