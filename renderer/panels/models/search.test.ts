import { expect, test } from 'vitest';
import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { InstalledModel } from '../../../shared/models/installed';
import { isAddress } from './address';
import { foundInstalled, foundOfficial, grouped, hintOf } from './search';
import { shortNames } from './shortNames';

const installed = (title: string, classNames: readonly string[] | null): InstalledModel =>
  ({ title, version: `${title}-1`, sourceName: `${title}.pth`, licence: null, classNames }) as InstalledModel;

const official = (id: string, from: CatalogueModel['from'], task: CatalogueModel['task'] = 'detect'): CatalogueModel =>
  ({
    id,
    title: id,
    from,
    task,
    licence: from === 'MMYOLO' ? 'GPL-3.0' : 'Apache-2.0',
    config: `${id}.py`,
    classes: 'coco80',
  }) as CatalogueModel;

const MINE = [installed('Crossing', ['person', 'traffic light']), installed('Shelf', null)];
const OFFICIAL = [official('tiny', 'MMDetection'), official('ins', 'MMDetection', 'instance'), official('y', 'MMYOLO')];

test.each([
  ['cross', ['Crossing']],
  ['TRAFFIC', ['Crossing']],
  ['pth s', ['Crossing', 'Shelf']],
  ['person shelf', []],
  ['', ['Crossing', 'Shelf']],
])('“%s” finds installed models by name, file or class: all words must match', (text, titles) =>
  expect(foundInstalled(MINE, text).map(({ title }) => title)).toEqual(titles),
);

test.each([
  ['gpl', ['y']],
  ['coco', ['tiny', 'ins', 'y']],
  ['mmdet ins', ['ins']],
])('“%s” finds official models', (text, ids) => expect(foundOfficial(OFFICIAL, text).map(({ id }) => id)).toEqual(ids));

test('official models stand by publisher and task, in the order of the catalogue', () => {
  expect(grouped(OFFICIAL).map(({ key, models }) => [key, models.length])).toEqual([
    ['MMDetection.detect', 1],
    ['MMDetection.instance', 1],
    ['MMYOLO.detect', 1],
  ]);
});

test.each([
  [4e6, 'tiny'],
  [40e6, 'small'],
  [110e6, 'medium'],
  [228e6, 'large'],
  [655e6, 'huge'],
])('%d bytes of weights are %s', (weightBytes, hint) => expect(hintOf({ weightBytes })).toBe(hint));

test('many class names are cut after twelve', () => {
  const names = Array.from({ length: 80 }, (_, at) => `c${at}`);
  const t = (key: string, values?: object) => `${key} ${JSON.stringify(values)}`;
  expect(shortNames(names.slice(0, 12), t)).toBe(names.slice(0, 12).join(', '));
  expect(shortNames(names, t)).toContain('"count":68');
});

test.each([
  ['https://mirror.example', true],
  ['http://127.0.0.1:7890', true],
  ['http://name:word@proxy:8080', true],
  ['mirror.example', false],
  ['ftp://mirror.example', false],
  ['http://', false],
])('%s as an address: %s', (text, valid) => expect(isAddress(text)).toBe(valid));
