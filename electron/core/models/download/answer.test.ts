import { describe, expect, it } from 'vitest';
import { readAnswer, waitOf } from './answer';

const asked = { file: 'm.pth', url: 'https://a/m.pth', host: 'a', proxy: null };
const about = { url: 'https://a/m.pth', etag: '"one"', lastModified: 'Tue, 19 Jul 2022 11:22:20 GMT', total: 1000 };
const good = { 'content-range': 'bytes 400-999/1000', 'content-length': '600', etag: '"one"' };

describe('the answer to a range', () => {
  it.each([
    ['from the right byte of the same file', good, 'rest'],
    ['without ETag and length, which it need not repeat', { 'content-range': 'bytes 400-999/1000' }, 'rest'],
    ['of an unknown size', { ...good, 'content-range': 'bytes 400-999/*' }, 'rest'],
    ['with another ETag', { ...good, etag: '"two"' }, 'anew'],
    ['with another date', { ...good, 'last-modified': 'Wed, 20 Jul 2022 11:22:20 GMT' }, 'anew'],
    ['from another byte', { ...good, 'content-range': 'bytes 399-999/1000' }, 'anew'],
    ['of another size', { ...good, 'content-range': 'bytes 400-999/1001' }, 'anew'],
    ['with a length that does not fit', { ...good, 'content-length': '601' }, 'anew'],
    ['in several parts', { 'content-type': 'multipart/byteranges; boundary=x' }, 'anew'],
  ] as const)('%s: %o → %s', (_what, headers, take) => {
    expect(readAnswer({ status: 206, headers }, asked, about.url, { about, from: 400 }, 0).take).toBe(take);
  });

  it('may be the whole file', () => {
    const headers = { 'content-length': '2000', etag: '"two"' };
    expect(readAnswer({ status: 200, headers }, asked, about.url, { about, from: 400 }, 0)).toEqual({
      take: 'whole',
      about: { url: about.url, etag: '"two"', lastModified: null, total: 2000 },
    });
  });
});

describe('Retry-After', () => {
  const now = Date.parse('Tue, 19 Jul 2022 11:22:20 GMT');
  it.each([
    [undefined, 0],
    ['7', 7000],
    ['Tue, 19 Jul 2022 11:22:50 GMT', 30_000],
    ['Tue, 19 Jul 2022 11:22:00 GMT', 0],
    ['soon', 0],
  ])('%s → %d ms', (value, ms) => {
    expect(waitOf(value, now)).toBe(ms);
  });
});
