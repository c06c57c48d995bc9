import { describe, expect, test, vi } from 'vitest';
import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { Picture } from './loadPicture';
import { createPictureCache } from './pictureCache';

const path = (name: string): ImagePath => asImagePath(`${name}.jpg`);

/** A cache of at most 3 pictures and 100 pixels, one load at a time; loads end when the test says so. */
function rig(sizes: Readonly<Record<string, number>> = {}) {
  const begun: string[] = [];
  const closed: string[] = [];
  const finish = new Map<string, () => void>();
  const ended = new Set<string>();
  let shown: ImagePath | null = null;
  const load = (image: ImagePath): Promise<Picture> => {
    const name = image.replace('.jpg', '');
    begun.push(name);
    return new Promise((resolve, reject) => {
      finish.set(name, () =>
        name === 'bad'
          ? reject(new Error('damaged'))
          : resolve({
              image,
              size: { width: sizes[name] ?? 10, height: 1 },
              bitmap: { close: () => closed.push(name) } as unknown as ImageBitmap,
              overview: null,
            }),
      );
    });
  };
  const cache = createPictureCache(({ image }) => image === shown, load, { pictures: 3, pixels: 100, loads: 1 });
  const end = async (name: string): Promise<void> => {
    await vi.waitFor(() => expect(begun).toContain(name));
    finish.get(name)?.();
    ended.add(name);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const see = async (name: string): Promise<void> => {
    const got = cache.get(path(name));
    if (!ended.has(name)) await end(name);
    await got;
    shown = path(name);
  };
  return { cache, begun, closed, end, see };
}

describe('pictures around the current one', () => {
  test('are loaded once, and one that failed again', async () => {
    const { cache, begun, end, see } = rig();
    await see('a');
    await see('a');
    const bad = cache.get(path('bad'));
    const refused = expect(bad).rejects.toThrow('damaged');
    await end('bad');
    await refused;
    void cache.get(path('bad')).catch(() => undefined);
    await vi.waitFor(() => expect(begun).toEqual(['a', 'bad', 'bad']));
  });

  test('wait while others load, and are given up when the person goes on', async () => {
    const { cache, begun, end } = rig();
    const a = cache.get(path('a'));
    const b = cache.get(path('b'));
    const c = cache.get(path('c'));
    await expect(b).rejects.toMatchObject({ failure: { code: 'app.cancelled' } });
    await end('a');
    await end('c');
    expect((await a).image).toBe(path('a'));
    expect((await c).image).toBe(path('c'));
    expect(begun).toEqual(['a', 'c']);
  });

  test('are fetched ahead one by one, while there is room', async () => {
    const { cache, begun, end, see } = rig({ b: 60 });
    await see('a');
    cache.prefetch([path('b'), path('c')]);
    await end('b');
    expect(begun).toEqual(['a', 'b']);
  });

  test('make room for those ahead when they lie behind: photographs of a camera fill the cache after a few', async () => {
    const { cache, begun, closed, end, see } = rig({ a: 30, b: 30, c: 30, d: 30 });
    await see('a');
    for (const [at, next] of ['b', 'c', 'd'].entries()) {
      cache.prefetch([next, 'abc'[at] as string].map(path));
      await end(next);
      await see(next);
    }
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    expect(closed).toEqual(['a', 'b']);
  });

  test('of huge ones the next is there, even where it takes the place of the one before', async () => {
    const { cache, begun, closed, end, see } = rig({ a: 45, b: 45, c: 45 });
    await see('a');
    cache.prefetch(['b'].map(path));
    await end('b');
    await see('b');
    cache.prefetch(['c', 'd', 'a'].map(path));
    await end('c');
    expect([begun, closed]).toEqual([['a', 'b', 'c'], ['a']]);
  });

  test('stay when one more would not fit even without them', async () => {
    const { cache, begun, closed, see } = rig({ a: 5, b: 60 });
    await see('a');
    await see('b');
    cache.prefetch(['c', 'a'].map(path));
    await new Promise((resolve) => setTimeout(resolve));
    expect([begun, closed]).toEqual([['a', 'b'], []]);
  });

  test('that were used longest ago go, the current one stays', async () => {
    const { cache, begun, closed, end, see } = rig();
    await see('a');
    cache.prefetch(['b', 'c', 'd'].map(path));
    for (const name of ['b', 'c', 'd']) await end(name);
    expect(closed).toEqual(['b']);
    await see('c');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  test('free their memory only when they are off the screen', async () => {
    const { closed, see, cache } = rig({ a: 90, b: 90 });
    await see('a');
    await see('b');
    expect(closed).toEqual([]);
    cache.clear();
    await vi.waitFor(() => expect(closed).toEqual(['a']));
  });
});
