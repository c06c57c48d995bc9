import { describe, expect, it } from 'vitest';
import { FILE, NAME, OTHER, openDownloadRig, PATH, sha256 } from '../../../../testing/downloadRig';
import type { Behaviour } from '../../../../testing/downloadServer';

const rig = openDownloadRig();
const HALF = 150_000;
const hashOf = (bytes: Uint8Array): string => sha256(bytes).slice(0, 8);

describe('wrong bytes', () => {
  it('are never handed out: the file is deleted, and expected and found are told', async () => {
    const url = rig.serve({ send: OTHER });
    expect(await rig.failing()).toEqual({
      code: 'download.wrongHash',
      params: { file: NAME, host: new URL(url).host, url, expected: hashOf(FILE), found: hashOf(OTHER) },
    });
    expect(await rig.left()).toEqual([]);
    expect(rig.server.requests).toHaveLength(1);
  });

  it('in every answer of a connection that breaks: told after one more try in one piece', async () => {
    rig.serve([{ send: OTHER, breakAfter: HALF }], OTHER);
    expect((await rig.failing()).code).toBe('download.wrongHash');
    expect(rig.server.rangesOf(PATH)).toEqual([null, `bytes=${HALF}-`, null]);
    expect(await rig.left()).toEqual([]);
  });

  it.each([
    ['one more byte than it has', { sayLength: FILE.length + 1 }, 'download.brokenOff'],
    ['one byte less than it has', { sayLength: FILE.length - 1 }, 'download.wrongHash'],
    ['half of what it has', { sayLength: HALF }, 'download.wrongHash'],
  ] as const)('a server that says %s', async (_what, behaviour, code) => {
    rig.serve(behaviour);
    expect((await rig.failing()).code).toBe(code);
    expect(await rig.left()).not.toContain(NAME);
  });

  it('behind the end of the file are not taken', async () => {
    rig.serve({ sayLength: FILE.length, sendAfter: OTHER });
    await rig.expectWhole(await rig.fetch());
  });

  it('a size that is known is believed rather than the server', async () => {
    const url = rig.serve([], OTHER);
    const failure = await rig.failing({ bytes: FILE.length });
    const params = { file: NAME, host: new URL(url).host, url, expected: FILE.length, found: OTHER.length };
    expect(failure).toEqual({ code: 'download.wrongSize', params });
  });

  it('a body without length is cut when it grows beyond what is known', async () => {
    rig.serve({ chunked: true, sendAfter: OTHER });
    expect(await rig.failing({ bytes: FILE.length })).toMatchObject({ code: 'download.wrongSize' });
    expect(await rig.kept()).toBe(0);
  });

  it('a body without length that ends early is gone on with', async () => {
    rig.serve([{ chunked: true, send: FILE.subarray(0, HALF) }]);
    await rig.expectWhole(await rig.fetch({ bytes: FILE.length }));
    expect(rig.server.rangesOf(PATH)).toEqual([null, `bytes=${HALF}-`]);
  });

  it.each([
    ['a login page', { headers: { 'content-type': 'text/html; charset=utf-8' } }, 'text/html; charset=utf-8'],
    ['a packed body', { headers: { 'content-encoding': 'gzip' } }, 'Content-Encoding: gzip'],
    ['a part nobody asked for', { status: 206 }, 'HTTP 206'],
  ] as const)('%s is not taken for the file', async (_what, behaviour, found) => {
    rig.serve(behaviour);
    expect(await rig.failing()).toMatchObject({ code: 'download.badAnswer', params: { found } });
    expect(rig.server.requests).toHaveLength(1);
  });
});

describe('answers', () => {
  it.each([
    [404, 'download.notThere', 1],
    [410, 'download.notThere', 1],
    [403, 'download.refused', 1],
    [416, 'download.refused', 1],
    [204, 'download.refused', 1],
    [407, 'download.refused', 1],
    [500, 'download.refused', 4],
    [503, 'download.refused', 4],
    [429, 'download.refused', 4],
  ] as const)('%d is told as %s after %d requests', async (status, code, requests) => {
    const url = rig.serve({ status });
    expect(await rig.failing()).toEqual({ code, params: { host: new URL(url).host, url, status } });
    expect(rig.server.requests).toHaveLength(requests);
    expect(await rig.left()).toEqual([]);
  });

  it.each([429, 500, 502, 503, 504])('%d is got over', async (status) => {
    rig.serve([{ status }, { status }]);
    await rig.expectWhole(await rig.fetch());
  });

  it.each([
    ['0 seconds', '0', 2],
    ['a date that is over', 'Tue, 19 Jul 2022 11:22:20 GMT', 2],
    ['longer than anybody waits', '86400', 1],
    ['a date far away', 'Tue, 19 Jul 2122 11:22:20 GMT', 1],
  ])('Retry-After: %s', async (_what, retryAfter, requests) => {
    rig.serve([{ status: 429, headers: { 'retry-after': retryAfter } }]);
    if (requests === 1) expect((await rig.failing()).code).toBe('download.refused');
    else await rig.expectWhole(await rig.fetch());
    expect(rig.server.requests).toHaveLength(requests);
  });

  it('a server that never answers is given up soon', async () => {
    rig.serve({ mute: true });
    const failure = await rig.failing({ limits: { stallMs: 50 } });
    expect(failure).toMatchObject({ code: 'download.unreachable', params: { reason: 'ETIMEDOUT' } });
    expect(rig.server.requests).toHaveLength(3);
  });

  it('a port where nobody listens: the address to fetch by hand is told', async () => {
    const url = rig.serve();
    await rig.server.close();
    expect(await rig.failing({ url })).toEqual({
      code: 'download.unreachable',
      params: { url, host: new URL(url).host, reason: 'ECONNREFUSED' },
    });
  });

  it('a login in the address is used and never told', async () => {
    const url = rig.serve([{}, { status: 404 }]).replace('http://', 'http://me:secret@');
    await rig.fetch({ url });
    expect(rig.server.requests[0]?.headers.authorization).toBe(`Basic ${btoa('me:secret')}`);
    const failure = await rig.failing({ url, sha256Prefix: '00000000' });
    expect(failure.code).toBe('download.notThere');
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});

describe('redirects', () => {
  it('are followed, also relative ones, and gone on with', async () => {
    rig.server.serve('/real', FILE, [{ breakAfter: HALF }]);
    rig.server.serve('/hop', FILE, { redirect: 'real' });
    rig.serve({ redirect: `${rig.server.url}/hop` });
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf('/real')).toEqual([null, `bytes=${HALF}-`]);
  });

  it.each([
    ['in a circle', PATH, 'download.tooManyRedirects', 6],
    ['to a file', 'file:///etc/hosts', 'download.insecureRedirect', 1],
    ['to nowhere', 'http://[', 'download.badAnswer', 1],
  ] as const)('%s are refused', async (_what, redirect, code, requests) => {
    rig.serve({ redirect });
    expect((await rig.failing()).code).toBe(code);
    expect(rig.server.requests).toHaveLength(requests);
  });
});

describe('the disk', () => {
  it('is asked for room before the server is asked for anything', async () => {
    rig.serve();
    const failure = await rig.failing({ needed: 1e18 });
    expect(failure).toMatchObject({
      code: 'download.noSpace',
      params: { file: NAME, folder: rig.folder, needed: 1e12 },
    });
    expect(rig.server.requests).toHaveLength(0);
    expect(await rig.left()).toEqual([]);
  });

  it('is asked again when the server tells a larger size', async () => {
    const huge: Behaviour = { sayLength: 1e14 };
    rig.serve(huge);
    expect(await rig.failing()).toMatchObject({ code: 'download.noSpace', params: { needed: 1e8 } });
    expect(await rig.kept()).toBe(0);
  });
});
