import { describe, expect, it } from 'vitest';
import { asImagePath } from '../../dataset/ids';
import { matchNames } from './matchNames';

const match = (names: string[], paths: string[]): Record<string, string> =>
  Object.fromEntries(matchNames(names, paths.map(asImagePath)));

describe('matchNames', () => {
  it.each([
    ['exact', 'a/b.jpg', ['a/b.jpg', 'b.jpg'], 'a/b.jpg'],
    ['leading images/', 'images/a/b.jpg', ['a/b.jpg', 'b.jpg'], 'a/b.jpg'],
    ['several leading folders', '/data/set/images/b.jpg', ['a/b.jpg', 'b.jpg'], 'b.jpg'],
    ['leading ./', './b.jpg', ['b.jpg'], 'b.jpg'],
    ['Windows slashes', 'images\\a\\b.jpg', ['a/b.jpg'], 'a/b.jpg'],
    ['a real backslash in the name', 'a\\b.jpg', ['a\\b.jpg', 'a/b.jpg'], 'a\\b.jpg'],
    ['URL-encoded', 'images/my%20cat%20%E7%8C%AB.jpg', ['my cat 猫.jpg'], 'my cat 猫.jpg'],
    ['a name that only looks encoded', '%E7%8C%AB.jpg', ['%E7%8C%AB.jpg', '猫.jpg'], '%E7%8C%AB.jpg'],
    ['a bare percent sign', 'images/100%.jpg', ['100%.jpg'], '100%.jpg'],
    ['a # in the name', 'images/a#1.jpg', ['a#1.jpg'], 'a#1.jpg'],
    ['unique bare name in a sub-folder', 'b.jpg', ['x/y/b.jpg', 'c.jpg'], 'x/y/b.jpg'],
    ['bare name that two pictures have', 'b.jpg', ['x/b.jpg', 'y/b.jpg'], undefined],
    ['Label Studio upload prefix', 'images/147059cc-530a817c7a.jpg', ['530a817c7a.jpg'], '530a817c7a.jpg'],
    ['Label Studio download prefix', 'images/147059cc__530a817c7a.jpg', ['x/530a817c7a.jpg'], 'x/530a817c7a.jpg'],
    ['a picture really named with the prefix', 'images/147059cc-a.jpg', ['147059cc-a.jpg', 'a.jpg'], '147059cc-a.jpg'],
    ['Label Studio ../../', '../../srv/media/upload/4/147059cc-a.jpg', ['a.jpg'], 'a.jpg'],
    [
      'local-files URL',
      '/data/local-files/?d=cats/img%20001.jpg',
      ['cats/img 001.jpg', 'img 001.jpg'],
      'cats/img 001.jpg',
    ],
    ['local-files URL with host', 'http://host:8080/data/local-files/?d=root/cats/1.jpg', ['cats/1.jpg'], 'cats/1.jpg'],
    ['upload URL', 'https://host/data/upload/4/147059cc-a.jpg', ['a.jpg'], 'a.jpg'],
    ['bucket', 's3://bucket/key/a.jpg', ['key/a.jpg'], 'key/a.jpg'],
    ['composed against decomposed accents', 'Caf\u00e9.jpg', ['Cafe\u0301.jpg'], 'Cafe\u0301.jpg'],
    ['not in the folder', 'z.jpg', ['a.jpg'], undefined],
    ['upper case is another file', 'A.jpg', ['a.jpg'], undefined],
  ])('%s', (_name, file, paths, expected) => {
    expect(match([file], paths)[file]).toBe(expected);
  });

  it('gives a picture to the most exact of several names', () => {
    expect(match(['b.jpg', 'images/b.jpg', 'x/11112222-b.jpg'], ['b.jpg'])).toEqual({ 'b.jpg': 'b.jpg' });
  });

  it('gives a picture to nobody when two names are equally good', () => {
    expect(match(['11112222-b.jpg', '33334444-b.jpg'], ['b.jpg'])).toEqual({});
  });
});
