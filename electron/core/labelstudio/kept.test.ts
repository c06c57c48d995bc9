import { describe, expect, it } from 'vitest';
import { asImagePath } from '../../../shared/dataset/ids';
import { config, label } from '../../../testing/labelstudio/tutorial';
import { createMemoryCache } from './memoryCache';
import { createProjects } from './projects';

describe('candidates in memory', () => {
  const stored = (count: number) => {
    const boxes = new Float32Array(count * 4);
    const candidates = { boxes, scores: new Float32Array(count), labels: new Uint16Array(count) };
    const timing = { decode: 0, resize: 0, inference: 0, postprocess: 0 };
    return { detection: { candidates, width: 9, height: 9, timing }, summary: new Float32Array(0) };
  };
  const file = { bytes: 1, mtimeMs: 1 };
  const names = (keys: string): readonly string[] => [...keys].map((key) => asImagePath(key));

  it.each<[string, readonly number[], { most: number; mostBytes: number }, string]>([
    ['as many as are wanted', [1, 1, 1, 1], { most: 2, mostBytes: 1e6 }, 'cd'],
    ['no more bytes than are wanted', [100, 100, 100, 10], { most: 9, mostBytes: 3000 }, 'cd'],
    ['the last in any case', [1, 1000], { most: 9, mostBytes: 3000 }, 'b'],
  ])('%s', async (_, counts, limits, left) => {
    const cache = createMemoryCache(limits);
    const keys = [...'abcd'].slice(0, counts.length).map(asImagePath);
    for (const [at, key] of keys.entries()) await cache.put(key, file, stored(counts[at] as number));
    expect(keys.filter((key) => cache.has(key, file))).toEqual(names(left));
  });

  it('what was used last goes last; a changed file is another', async () => {
    const cache = createMemoryCache({ most: 2 });
    const [a, b, c] = [...'abc'].map(asImagePath) as [never, never, never];
    await cache.put(a, file, stored(1));
    await cache.put(b, file, stored(1));
    expect(await cache.get(a, { ...file, bytes: 2 })).toBeNull();
    expect(await cache.get(a, file)).not.toBeNull();
    await cache.put(c, file, stored(1));
    expect([a, b, c].map((key) => cache.has(key, file))).toEqual([true, false, true]);
  });
});

describe('configs in memory', () => {
  const own = () => new Map<string, string | null>();
  const large = (name: string): string => config(label('x'.repeat(1 << 20)) + label(name));

  it('of projects not heard of for long only the labels are forgotten', () => {
    const projects = createProjects();
    for (let n = 0; n < 40; n++) projects.of(`${n}.1`, null, '').config = projects.parse(large(`cat ${n}`));
    const labels = new Map(projects.list([], own).map(({ id, labels: names }) => [id, names.length]));
    expect(labels.size).toBe(40);
    expect([labels.get('0'), labels.get('39')]).toEqual([0, 2]);
    const kept = [...labels.values()].filter((count) => count > 0).length;
    expect(kept).toBeGreaterThan(5);
    expect(kept).toBeLessThan(20);
  });

  it('a config used again stays', () => {
    const projects = createProjects();
    const first = projects.parse(large('cat'));
    for (let n = 0; n < 40; n++) {
      projects.parse(large(`dog ${n}`));
      expect(projects.parse(large('cat'))).toBe(first);
    }
  });

  it('of a thousand projects the one heard of last is kept', () => {
    const projects = createProjects();
    const first = projects.of('first.1', null, '');
    for (let n = 0; n < 1500; n++) {
      projects.of(`${n}.1`, null, '');
      expect(projects.of('first.1', null, '')).toBe(first);
    }
    expect(projects.list([], own)).toHaveLength(1000);
  });
});
