import { readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../shared/failure/failure';
import { LEGACY } from '../../../../testing/fakeLabelStudio';
import { keyOf, openImageRig, png } from '../../../../testing/imageRig';

const rig = openImageRig();
const CAT = png('cat');
const DOG = png('dog');

describe('several who want one image', () => {
  it('share one fetch', async () => {
    const url = rig.other.serve('/a.png', CAT);
    const by = rig.resolver();
    const all = await Promise.all([1, 2, 3, 4].map(() => rig.resolve({ url }, by)));
    expect(rig.other.requests).toHaveLength(1);
    expect(new Set(all.map(({ file }) => file)).size).toBe(1);
    for (const { release } of all) release();
  });

  /** A picture that comes when it is told to. */
  const slow = (): { readonly url: string; readonly send: () => void } => {
    let send = (): void => undefined;
    rig.labelStudio.special.set('/slow.png', (_request, response) => {
      response.writeHead(200, { 'content-length': CAT.length }).write(CAT.subarray(0, 20));
      send = () => response.end(CAT.subarray(20));
    });
    return { url: `${rig.labelStudio.url}/slow.png`, send: () => send() };
  };
  const request = { taskId: 1, hostname: null, setupToken: null, peer: null, login: null, password: null };

  it('one that gives up does not end it for the others', async () => {
    const { url, send } = slow();
    const by = rig.resolver();
    const stop = new AbortController();
    const first = by.resolve({ ...request, url }, stop.signal).catch(failureOf);
    const second = rig.bytes({ ...request, url }, by);
    await expect.poll(() => rig.labelStudio.asked.length).toBe(1);
    stop.abort();
    expect(await first).toMatchObject({ code: 'app.cancelled' });
    const third = rig.bytes({ ...request, url }, by);
    send();
    expect(await Promise.all([second, third])).toEqual([CAT, CAT]);
    expect(rig.labelStudio.asked).toHaveLength(1);
  });

  it('the last one to give up ends it; whoever comes then begins anew', async () => {
    const { url, send } = slow();
    const by = rig.resolver();
    const stop = new AbortController();
    const first = by.resolve({ ...request, url }, stop.signal).catch(failureOf);
    await expect.poll(() => rig.labelStudio.asked.length).toBe(1);
    stop.abort();
    expect(await first).toMatchObject({ code: 'app.cancelled' });
    const second = rig.bytes({ ...request, url }, by);
    await expect.poll(() => rig.labelStudio.asked.length).toBe(2);
    send();
    expect(await second).toEqual(CAT);
  });

  it('closing ends all of it and leaves nothing behind', async () => {
    const { url } = slow();
    const by = rig.resolver();
    const first = rig.failing({ url }, by);
    await expect.poll(() => rig.labelStudio.asked.length).toBe(1);
    await by.dispose();
    expect((await first).code).toBe('app.cancelled');
    expect(await rig.kept()).toEqual([]);
  });

  it("do not share what is not everybody's", async () => {
    const url = rig.other.serve('/a.png', CAT);
    const by = rig.resolver();
    await Promise.all([
      rig.bytes({ url, login: 'a', password: 'x' }, by),
      rig.bytes({ url, login: 'b', password: 'y' }, by),
    ]);
    expect(rig.other.requests).toHaveLength(2);
  });
});

describe('what was fetched', () => {
  it('is used again for a while without asking', async () => {
    const url = rig.other.serve('/a.png', CAT);
    const by = rig.resolver();
    for (let i = 0; i < 3; i++) expect(await rig.bytes({ url }, by)).toEqual(CAT);
    expect(rig.other.requests).toHaveLength(1);
    await rig.bytes({ url, login: 'somebody', password: 'else' }, by);
    expect(rig.other.requests).toHaveLength(2);
  });

  it('then its server is asked whether it is the same, also after a restart', async () => {
    rig.site = { ...rig.site, url: rig.labelStudio.url, token: LEGACY };
    rig.labelStudio.files.set('upload/7/a.png', CAT);
    const url = '/data/upload/7/a.png';
    const first = rig.resolver({ limits: { freshMs: 0 } });
    const { file, release } = await rig.resolve({ url }, first);
    const before = await stat(file);
    release();
    await first.dispose();
    const second = rig.resolver({ limits: { freshMs: 0 } });
    const again = await rig.resolve({ url }, second);
    expect(again).toMatchObject({ file, key: keyOf(CAT) });
    // Candidates are found by length and time of the file.
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
    rig.labelStudio.files.set('upload/7/a.png', DOG);
    const changed = await rig.resolve({ url }, second);
    expect(changed.key).toBe(keyOf(DOG));
    // Whoever works on the old one still has it.
    expect(await readFile(again.file)).toEqual(CAT);
    expect(rig.labelStudio.asked).toEqual([url, url, url]);
  });

  it('without ETag and date it is fetched again, and is the same file', async () => {
    const url = rig.other.serve('/a.png', CAT, { noValidator: true });
    const by = rig.resolver({ limits: { freshMs: 0 } });
    const first = await rig.resolve({ url }, by);
    const { mtimeMs } = await stat(first.file);
    const second = await rig.resolve({ url }, by);
    expect(second).toMatchObject({ file: first.file, key: first.key });
    expect((await stat(second.file)).mtimeMs).toBe(mtimeMs);
    expect(rig.other.requests).toHaveLength(2);
  });

  it('is fetched again when the disk lost some of it', async () => {
    const url = rig.other.serve('/a.png', CAT);
    const by = rig.resolver();
    const { file, release } = await rig.resolve({ url }, by);
    release();
    await truncate(file, 10);
    expect(await rig.bytes({ url }, by)).toEqual(CAT);
    expect(rig.other.requests).toHaveLength(2);
  });

  it('goes when there is too much, the least recently used first, never what is held', async () => {
    const sizes = png('x'.repeat(1000)).length;
    const url = (name: string): string => rig.other.serve(`/${name}.png`, png(name.repeat(1000)));
    const nameOf = (name: string): string => keyOf(png(name.repeat(1000))).slice('sha256:'.length);
    const by = rig.resolver({ limits: { cacheBytes: 2 * sizes } });
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(url) as [string, string, string, string];
    const held = await rig.resolve({ url: a }, by);
    await rig.bytes({ url: b }, by);
    await rig.bytes({ url: c }, by);
    await expect.poll(() => rig.kept()).toEqual(['a', 'c'].map(nameOf).sort());
    held.release();
    held.release();
    await rig.bytes({ url: d }, by);
    await expect.poll(() => rig.kept()).toEqual(['c', 'd'].map(nameOf).sort());
    expect(await rig.bytes({ url: c }, by)).toEqual(png('c'.repeat(1000)));
    expect(rig.other.requests).toHaveLength(4);
  });

  it('lies on disk without its address, and leftovers are swept', async () => {
    await rig.put('cache/.left.tmp');
    await rig.put('cache/abc.json', Buffer.from('{'));
    const url = `${rig.other.serve('/a.png', CAT)}?X-Amz-Signature=5ecret`;
    await rig.bytes({ url });
    const entries = await readdir(rig.cacheDir);
    expect(entries).toHaveLength(2);
    for (const name of entries) {
      const text = await readFile(join(rig.cacheDir, name), 'latin1');
      expect(name + text).not.toMatch(/5ecret|127\.0\.0\.1/);
    }
  });

  it('cannot be kept: the folder is named', async () => {
    await rig.put('cache', Buffer.from('a file'));
    const url = rig.other.serve('/a.png', CAT);
    expect(await rig.failing({ url })).toMatchObject({
      code: 'lsimages.cacheFailed',
      params: { image: url, folder: rig.cacheDir },
    });
  });
});

it('nothing begins with a signal that has fired', async () => {
  const stop = new AbortController();
  stop.abort();
  const request = { taskId: 1, hostname: null, setupToken: null, peer: null, login: null, password: null };
  const url = rig.other.serve('/a.png', CAT);
  const failure = await rig
    .resolver()
    .resolve({ ...request, url }, stop.signal)
    .catch(failureOf);
  expect(failure).toMatchObject({ code: 'app.cancelled' });
  expect(rig.other.requests).toEqual([]);
});
