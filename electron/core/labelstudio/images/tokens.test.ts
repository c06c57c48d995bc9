import { beforeEach, describe, expect, it } from 'vitest';
import { jwt, LEGACY } from '../../../../testing/fakeLabelStudio';
import { openImageRig, png } from '../../../../testing/imageRig';
import { tokenKind } from './tokens';

const rig = openImageRig();
const CAT = png('cat');
const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const urlOf = (name: string): string => `/data/upload/7/${name}.png`;
const PAST = 1_600_000_000;
const FUTURE = 4_000_000_000;

beforeEach(() => {
  for (const name of NAMES) rig.labelStudio.files.set(`upload/7/${name}.png`, CAT);
  rig.labelStudio.legacyTokens = false;
  rig.site = { ...rig.site, url: rig.labelStudio.url, token: rig.labelStudio.personal };
});

it.each([
  [LEGACY, 'legacy'],
  ['what an old server may have', 'invalid'],
  ['what-an-old-server-may-have', 'legacy'],
  ['a.b.c', 'legacy'],
  [jwt('refresh', FUTURE), 'personal'],
  [jwt('access', FUTURE), 'access'],
  ['', 'invalid'],
] as const)('%s is %s', (token, kind) => {
  expect(tokenKind(token)).toBe(kind);
});

describe('personal access token', () => {
  it('is exchanged once, however many want an image', async () => {
    const by = rig.resolver();
    await Promise.all(NAMES.map((name) => rig.bytes({ url: urlOf(name) }, by)));
    expect(rig.labelStudio.exchanges).toBe(1);
    const sent = rig.labelStudio.requests.filter(({ method }) => method === 'GET');
    expect(new Set(sent.map(({ authorization }) => authorization?.slice(0, 10)))).toEqual(new Set(['Bearer eyJ']));
    // The personal token itself is in no header.
    expect(sent.some(({ authorization }) => authorization?.includes(rig.labelStudio.personal))).toBe(false);
  });

  it('is exchanged again before the access token runs out', async () => {
    rig.labelStudio.accessSeconds = 20;
    const by = rig.resolver();
    for (const name of ['a', 'b']) await rig.bytes({ url: urlOf(name) }, by);
    expect(rig.labelStudio.exchanges).toBe(2);
    rig.labelStudio.accessSeconds = 300;
    for (const name of ['c', 'd', 'e']) await rig.bytes({ url: urlOf(name) }, by);
    expect(rig.labelStudio.exchanges).toBe(3);
  });

  it('is exchanged once more when the access token is refused', async () => {
    const by = rig.resolver();
    await rig.bytes({ url: urlOf('a') }, by);
    rig.labelStudio.revokeAccess();
    await Promise.all(['b', 'c', 'd'].map((name) => rig.bytes({ url: urlOf(name) }, by)));
    expect(rig.labelStudio.exchanges).toBe(2);
  });

  it('a refusal that stays is told, after one more try', async () => {
    rig.labelStudio.special.set(urlOf('a'), (_request, response) => response.writeHead(401).end('{}'));
    expect((await rig.failing({ url: urlOf('a') })).code).toBe('lsimages.tokenRefused');
    expect(rig.labelStudio.asked).toHaveLength(2);
  });

  it('revoked, expired, unknown to an old server: each in its own words, naming its own image', async () => {
    const revoked = jwt('refresh', FUTURE, 1);
    const by = rig.resolver();
    rig.site = { ...rig.site, token: revoked };
    const failures = await Promise.all(['a', 'b'].map((name) => rig.failing({ url: urlOf(name) }, by)));
    expect(failures).toEqual(
      ['a', 'b'].map((name) => ({
        code: 'lsimages.tokenRefused',
        params: { image: urlOf(name), host: `127.0.0.1:${rig.labelStudio.port}`, status: 401 },
      })),
    );
    rig.site = { ...rig.site, token: jwt('refresh', PAST) };
    expect((await rig.failing({ url: urlOf('a') })).code).toBe('lsimages.tokenExpired');
    rig.labelStudio.refreshes = 'unknown';
    expect((await rig.failing({ url: urlOf('a') })).code).toBe('lsimages.noPersonalTokens');
  });

  it('does not go along with a redirect', async () => {
    rig.labelStudio.refreshes = { redirect: `${rig.other.url}/steal` };
    expect((await rig.failing({ url: urlOf('a') })).code).toBe('lsimages.badAnswer');
    expect(rig.other.requests).toEqual([]);
  });
});

it('an access token is used as it is, and told when it has run out', async () => {
  rig.site = { ...rig.site, token: jwt('access', PAST) };
  expect((await rig.failing({ url: urlOf('a') })).code).toBe('lsimages.tokenExpired');
  expect(rig.labelStudio.exchanges).toBe(0);
});

it('a token entered later is used at once', async () => {
  const by = rig.resolver();
  rig.site = { ...rig.site, token: null };
  expect((await rig.failing({ url: urlOf('a') }, by)).code).toBe('lsimages.tokenMissing');
  rig.site = { ...rig.site, token: rig.labelStudio.personal };
  expect(await rig.bytes({ url: urlOf('a') }, by)).toEqual(CAT);
});
