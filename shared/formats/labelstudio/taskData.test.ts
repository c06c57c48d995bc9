import { describe, expect, it } from 'vitest';
import type { BoxControl, ImageObject } from './config';
import { dynamicLabels, imageValues, labelsFor, valueAt } from './taskData';

const image = (given: Partial<ImageObject>): ImageObject => ({
  name: 'image',
  key: 'image',
  list: false,
  literal: null,
  ...given,
});
const control = (given: Partial<BoxControl>): BoxControl => ({
  kind: 'rectanglelabels',
  name: 'label',
  labelsName: null,
  image: image({}),
  labels: [],
  dynamicLabels: null,
  scoreThreshold: null,
  skip: false,
  ...given,
});
const label = (value: string, alias: string | null = null) => ({ value, alias, predictedValues: [], category: null });

describe('imageValues', () => {
  it.each<[string, Partial<ImageObject>, unknown, [string, number | null][]]>([
    ['plain key', {}, { image: '/a.jpg', other: '/b.jpg' }, [['/a.jpg', null]]],
    ['blanks around', {}, { image: ' /a.jpg\n' }, [['/a.jpg', null]]],
    ['dotted key', { key: 'a.b' }, { a: { b: '/a.jpg' }, c: 'x' }, [['/a.jpg', null]]],
    ['a key with a real dot wins', { key: 'a.b' }, { a: { b: '/no' }, 'a.b': '/a.jpg' }, [['/a.jpg', null]]],
    ['indexed key', { key: 'images[1]' }, { images: ['/0', '/1'], c: 'x' }, [['/1', null]]],
    ['indexed and dotted', { key: 'pages[0].image' }, { pages: [{ image: '/p' }], c: 'x' }, [['/p', null]]],
    [
      'list',
      { key: 'images', list: true },
      { images: ['/0', '/1'] },
      [
        ['/0', 0],
        ['/1', 1],
      ],
    ],
    ['list keeps places of what is no text', { key: 'images', list: true }, { images: [null, '/1', ''] }, [['/1', 1]]],
    ['list that is one text', { key: 'images', list: true }, { images: '/0' }, [['/0', 0]]],
    ['one picture wanted, list given', {}, { image: ['/0', '/1'] }, [['/0', null]]],
    ['uploaded before there was a config', {}, { $undefined$: '/u', other: 'x' }, [['/u', null]]],
    ['its own key before $undefined$', {}, { $undefined$: '/u', image: '/a' }, [['/a', null]]],
    ['the only text', {}, { photo: '/p', width: 3 }, [['/p', null]]],
    ['two texts: no guessing', {}, { photo: '/p', caption: 'x' }, []],
    ['empty text', {}, { image: '' }, []],
    ['address in the config', { key: '', literal: 'http://h/1.jpg' }, { image: '/a' }, [['http://h/1.jpg', null]]],
    [
      'address with keys',
      { key: '', literal: 'http://h/$dir/$f.n' },
      { dir: 'd', f: { n: 7 } },
      [['http://h/d/7', null]],
    ],
    ['no own property', { key: 'constructor.name' }, {}, []],
    ['prototype', { key: '__proto__' }, {}, []],
    ['number', {}, { image: 5 }, []],
    ['data is null', {}, null, []],
    ['data is a text', {}, '/a.jpg', []],
    ['data is a list', {}, ['/a.jpg', '/b.jpg'], []],
  ])('%s', (_name, given, data, expected) => {
    expect(imageValues(image(given), data).map(({ url, itemIndex }) => [url, itemIndex])).toEqual(expected);
  });

  it('does not take the whole data for a value', () => expect(valueAt({ a: 1 }, '')).toBeUndefined());
});

describe('labels that come with the task', () => {
  it.each<[string, string | null, unknown, unknown[]]>([
    ['texts', 'labels', { labels: ['a', '', 'b'] }, [label('a'), label('b')]],
    [
      'objects',
      'l.x',
      { l: { x: [{ value: 'a', alias: 'A' }, { value: 'b', alias: '' }, { alias: 'no' }, 3, null] } },
      [label('a', 'A'), label('b')],
    ],
    ['no list', 'labels', { labels: 'a' }, []],
    ['nothing there', 'labels', {}, []],
    ['from a URL', '', { '': ['a'] }, []],
    ['all in the config', null, { labels: ['a'] }, []],
  ])('%s', (_name, key, data, expected) => {
    expect(dynamicLabels(control({ dynamicLabels: key }), data)).toEqual(expected);
  });

  it('come after those of the config; when there are none at all, any class goes', () => {
    const both = control({ labels: [label('a')], dynamicLabels: 'labels' });
    expect(labelsFor(both, { labels: ['b'] }, ['cat']).map(({ value }) => value)).toEqual(['a', 'b']);
    expect(labelsFor(control({ dynamicLabels: '' }), {}, ['cat', 'dog'])).toEqual([label('cat'), label('dog')]);
    expect(labelsFor(control({}), {}, ['cat'])).toEqual([]);
  });
});
