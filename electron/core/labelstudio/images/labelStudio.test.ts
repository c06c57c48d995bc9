import { beforeEach, describe, expect, it } from 'vitest';
import { FakeLabelStudio, LEGACY } from '../../../../testing/fakeLabelStudio';
import { keyOf, openImageRig, png } from '../../../../testing/imageRig';

const rig = openImageRig();
const CAT = png('cat');
const URI = 's3://bucket/cats/猫 1.png?versionId=1';
const LOCAL = '/data/local-files/?d=cats/%E7%8C%AB%201.png';

beforeEach(() => {
  rig.site = { ...rig.site, url: rig.labelStudio.url, token: LEGACY };
  rig.labelStudio.files.set('upload/7/1a2b-cat.png', CAT);
  rig.labelStudio.files.set('cats/猫 1.png', CAT);
  rig.labelStudio.files.set('cloud/upload/7/1a2b-cloud.png', CAT);
  rig.labelStudio.buckets.set(URI, rig.other.serve('/bucket/signed.png', CAT));
});

const base64 = (text: string): string =>
  encodeURIComponent(Buffer.from(text).toString('base64').replace(/\+/g, '-').replace(/\//g, '_'));

describe('through Label Studio: form of the address -> what is asked for', () => {
  const CASES: readonly [url: string, asked: readonly string[]][] = [
    ['/data/upload/7/1a2b-cat.png', ['/data/upload/7/1a2b-cat.png']],
    ['upload/7/1a2b-cat.png', ['/data/upload/7/1a2b-cat.png']],
    ['/upload/7/1a2b-cat.png', ['/data/upload/7/1a2b-cat.png']],
    ['LS/data/upload/7/1a2b-cat.png', ['/data/upload/7/1a2b-cat.png']],
    ['LOCALHOST/data/upload/7/1a2b-cat.png', ['/data/upload/7/1a2b-cat.png']],
    ['/storage-data/uploaded/?filepath=upload/7/1a2b-cat.png', ['/data/upload/7/1a2b-cat.png']],
    [LOCAL, [LOCAL]],
    ['/data/local-files?d=cats/猫 1.png', [LOCAL]],
    [`LS${LOCAL}`, [LOCAL]],
    [URI, [`/tasks/101/presign/?fileuri=${base64(URI)}`]],
    [`/tasks/101/resolve/?fileuri=${base64(URI)}`, [`/tasks/101/resolve/?fileuri=${base64(URI)}`]],
    [`LS/tasks/101/presign/?fileuri=${base64(URI)}`, [`/tasks/101/presign/?fileuri=${base64(URI)}`]],
  ];

  it.each(CASES)('%s', async (written, asked) => {
    const { port, url: ls } = rig.labelStudio;
    const url = written.replace('LOCALHOST', `http://localhost:${port}`).replace('LS', ls);
    const { key, release } = await rig.resolve({ url });
    expect(key).toBe(keyOf(CAT));
    release();
    expect(rig.labelStudio.asked).toEqual(asked);
    expect(rig.labelStudio.requests[0]?.authorization).toBe(`Token ${LEGACY}`);
  });

  it('an upload in cloud storage: the disk first, then the cloud', async () => {
    rig.labelStudio.cloudUploads = true;
    expect(await rig.bytes({ url: '/data/upload/7/1a2b-cloud.png' })).toEqual(CAT);
    expect(rig.labelStudio.asked).toEqual([
      '/data/upload/7/1a2b-cloud.png',
      '/storage-data/uploaded/?filepath=upload%2F7%2F1a2b-cloud.png',
    ]);
  });

  it('a cloud address on a Label Studio that takes it as it is', async () => {
    rig.labelStudio.presign = 'plain';
    expect(await rig.bytes({ url: URI })).toEqual(CAT);
    expect(rig.labelStudio.asked).toEqual([
      `/tasks/101/presign/?fileuri=${base64(URI)}`,
      `/tasks/101/presign/?fileuri=${encodeURIComponent(URI)}`,
    ]);
  });

  it('the bucket never sees the token', async () => {
    await rig.bytes({ url: URI });
    expect(rig.other.requests).toHaveLength(1);
    expect(rig.other.requests[0]?.headers.authorization).toBeUndefined();
  });

  it.each(['/ls', ''])('under a path prefix, setting %j', async (told) => {
    const under = new FakeLabelStudio('/ls');
    under.files.set('upload/7/a.png', CAT);
    await under.start();
    try {
      rig.site = { ...rig.site, url: `http://127.0.0.1:${under.port}${told}/` };
      // Without the prefix in the setting, the address has to have it.
      for (const url of told === '' ? [] : ['/data/upload/7/a.png', 'upload/7/a.png'])
        expect(await rig.bytes({ url })).toEqual(CAT);
      expect(await rig.bytes({ url: '/ls/data/upload/7/a.png' })).toEqual(CAT);
      expect(await rig.bytes({ url: `${under.url}/data/upload/7/a.png` })).toEqual(CAT);
      expect(new Set(under.asked)).toEqual(new Set(['/ls/data/upload/7/a.png']));
    } finally {
      await under.close();
    }
  });

  it('embedded: base64 in its spellings', async () => {
    const text = Buffer.from(CAT).toString('base64');
    for (const url of [`data:image/png;base64,${text}`, `DATA:;BASE64,${encodeURIComponent(text)}`])
      expect(await rig.bytes({ url })).toEqual(CAT);
    expect((await rig.failing({ url: 'data:image/png;base64,####' })).code).toBe('lsimages.badData');
    expect((await rig.failing({ url: 'data:image/png' })).code).toBe('lsimages.badData');
    expect((await rig.failing({ url: 'data:image/svg+xml,%3Csvg%20/%3E' })).code).toBe('lsimages.svg');
    expect(rig.labelStudio.requests).toEqual([]);
  });
});

describe('where Label Studio is', () => {
  const url = '/data/upload/7/1a2b-cat.png';

  it('as /setup says, with its token', async () => {
    rig.site = { ...rig.site, url: null, token: null };
    expect(await rig.bytes({ url, hostname: rig.labelStudio.url, setupToken: LEGACY })).toEqual(CAT);
  });

  it('the token of the settings goes to the address of the settings only', async () => {
    rig.site = { ...rig.site, url: null };
    const failure = await rig.failing({ url, hostname: rig.labelStudio.url });
    expect(failure.code).toBe('lsimages.tokenMissing');
    rig.site = { ...rig.site, url: 'http://127.0.0.1:9' };
    await rig.failing({ url: `${rig.labelStudio.url}${url}`, hostname: rig.labelStudio.url });
    expect(rig.labelStudio.requests.map(({ authorization }) => authorization)).toEqual([null, null]);
  });

  it('in a container: where the request came from', async () => {
    rig.site = { ...rig.site, url: null, token: null };
    const hostname = `http://no-such-host.invalid:${rig.labelStudio.port}`;
    const lookup = () => Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    const by = rig.resolver({ lookup });
    expect(await rig.bytes({ url, hostname, setupToken: LEGACY, peer: '::ffff:127.0.0.1' }, by)).toEqual(CAT);
  });

  it('localhost, and nobody is there: the fix is in the sentence', async () => {
    rig.site = { ...rig.site, url: null, token: null };
    const failure = await rig.failing({ url, hostname: 'http://localhost:9', setupToken: LEGACY });
    expect(failure).toEqual({
      code: 'lsimages.localhost',
      params: { image: url, host: 'localhost:9', reason: 'ECONNREFUSED' },
    });
  });

  it('nobody has said', async () => {
    rig.site = { ...rig.site, url: null, token: null };
    expect((await rig.failing({ url })).code).toBe('lsimages.noSite');
    expect((await rig.failing({ url: URI })).code).toBe('lsimages.noSite');
  });
});

describe('refused by Label Studio', () => {
  const CASES: readonly [what: string, url: string, change: (ls: FakeLabelStudio) => void, code: string][] = [
    ['an upload that is gone', '/data/upload/7/gone.png', () => undefined, 'lsimages.uploadGone'],
    [
      'local files for browsers only (1.7.2)',
      LOCAL,
      (ls) => (ls.localFiles = 'forbidden'),
      'lsimages.localFilesForbidden',
    ],
    ['local files not served', LOCAL, (ls) => (ls.localFiles = 'absent'), 'lsimages.localFilesNotServed'],
    ['no presigning (1.7.2)', URI, (ls) => (ls.presign = 'absent'), 'lsimages.cloudRefused'],
    ['legacy tokens off', LOCAL, (ls) => (ls.legacyTokens = false), 'lsimages.legacyDisabled'],
    ['something else that is not there', '/static/a.png', () => undefined, 'lsimages.notThere'],
  ];

  it.each(CASES)('%s', async (_what, url, change, code) => {
    change(rig.labelStudio);
    const failure = await rig.failing({ url });
    expect(failure.code).toBe(code);
    expect(failure.params).toMatchObject({ image: url, host: `127.0.0.1:${rig.labelStudio.port}` });
  });

  it('no token, a wrong one, and one that cannot be sent', async () => {
    const codeFor = async (token: string | null): Promise<string> => {
      rig.site = { ...rig.site, token };
      return (await rig.failing({ url: LOCAL })).code;
    };
    expect(await codeFor(null)).toBe('lsimages.tokenMissing');
    expect(await codeFor(LEGACY.replace('0', 'f'))).toBe('lsimages.tokenRefused');
    expect(await codeFor('two\nlines')).toBe('lsimages.tokenInvalid');
    expect(await codeFor('令牌')).toBe('lsimages.tokenInvalid');
  });

  it('a page to log in', async () => {
    rig.labelStudio.special.set('/data/upload/7/1a2b-cat.png', (_request, response) =>
      response.writeHead(302, { location: '/user/login/?next=/data' }).end(),
    );
    expect((await rig.failing({ url: '/data/upload/7/1a2b-cat.png' })).code).toBe('lsimages.tokenRefused');
  });

  it('a cloud address without a task', async () => {
    for (const taskId of [null, '../../api', ''])
      expect((await rig.failing({ url: URI, taskId })).code).toBe('lsimages.noTask');
    expect(rig.labelStudio.requests).toEqual([]);
  });

  it('the bucket refuses', async () => {
    rig.labelStudio.buckets.set(URI, rig.other.serve('/expired.png', CAT, { status: 403 }));
    expect(await rig.failing({ url: URI })).toMatchObject({ code: 'lsimages.cloudRefused', params: { status: 403 } });
  });

  it('its API is never asked with a token: it would ask us again', async () => {
    for (const url of ['LS/api/tasks/101/', 'LS/data/../api/tasks/101', 'LS/api/tasks/101/data/x'])
      await rig.failing({ url: url.replace('LS', rig.labelStudio.url) });
    expect(rig.labelStudio.requests.map(({ authorization }) => authorization)).toEqual([null, null, null]);
  });
});
