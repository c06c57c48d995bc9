import { describe, expect, it } from 'vitest';
import { asImagePath, type ImagePath } from './ids';
import { editImages } from './imageMap';

const path = (at: number): ImagePath => asImagePath(`folder ${at % 7}/图 ${at}.jpg`);
const mapOf = (count: number): ReadonlyMap<ImagePath, number> =>
  new Map(Array.from({ length: count }, (_, at) => [path(at), at]));
const sorted = (map: ReadonlyMap<ImagePath, number>) => [...map].sort(([, a], [, b]) => a - b);

describe.each([0, 1, 1_024, 1_025, 5_000])('a map of %i images', (count) => {
  it('is as it was after a copy has been changed, and the copy holds the changes', () => {
    const before = mapOf(count);
    let map = before;
    const expected = new Map(before);
    for (let round = 0; round < 8; round++) {
      const kept = map;
      const seen = sorted(kept);
      const draft = editImages(map);
      for (const at of [round * 3, count + round, round]) {
        if (at % 5 === 1) {
          draft.delete(path(at));
          expected.delete(path(at));
          expect(draft.get(path(at))).toBeUndefined();
        } else {
          draft.set(path(at), at);
          expected.set(path(at), at);
          expect(draft.get(path(at))).toBe(at);
        }
      }
      map = draft.done();
      expect(sorted(kept)).toEqual(seen);
    }
    expect(map.size).toBe(expected.size);
    expect(sorted(map)).toEqual(sorted(expected));
    for (const [image, value] of expected) {
      expect(map.get(image)).toBe(value);
      expect(map.has(image)).toBe(true);
    }
    expect([...map.keys()]).toHaveLength(expected.size);
    expect([...map.values()]).toHaveLength(expected.size);
    expect(map.has(asImagePath('elsewhere.jpg'))).toBe(false);
  });
});

it('grows from small to large and back', () => {
  let map = mapOf(0);
  for (let from = 0; from < 20_000; from += 5_000) {
    const draft = editImages(map);
    for (let at = from; at < from + 5_000; at++) draft.set(path(at), at);
    map = draft.done();
  }
  expect(map.size).toBe(20_000);
  expect(map.get(path(12_345))).toBe(12_345);
  const draft = editImages(map);
  for (let at = 3; at < 20_000; at++) draft.delete(path(at));
  expect(draft.done()).toEqual(mapOf(3));
});
