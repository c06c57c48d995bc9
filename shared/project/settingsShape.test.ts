import { expect, test } from 'vitest';
import { asClassId, asImagePath } from '../dataset/ids';
import { DEFAULT_PROJECT_SETTINGS, FIRST_VIEW, NO_FILTER, type ProjectSettings } from './settings';
import { decodeSettings, encodeSettings } from './settingsShape';

test('what was written is read', () => {
  const settings: ProjectSettings = {
    prediction: { threshold: 0.4, nmsIou: 0.5, maxPerImage: 50, perClass: { 7: 0.6 }, hiddenClasses: [asClassId(3)] },
    model: null,
    view: {
      image: asImagePath('a/b.jpg'),
      zoom: 2.5,
      center: { x: 10, y: 20.5 },
      order: 'effort',
      descending: true,
      filter: { ...NO_FILTER, text: 'cam', status: 'problem', classId: asClassId(7), boxes: { least: 1, most: null } },
    },
  };
  expect(decodeSettings(encodeSettings(settings))).toEqual(settings);
});

test('a file of an older version keeps all it says', () => {
  const old = {
    prediction: { threshold: 0.45, nmsIou: 0.6, maxPerImage: 100 },
    model: null,
    view: { image: 'a.jpg', zoom: null, filter: 'cam02' },
  };
  expect(decodeSettings(JSON.stringify(old))).toEqual({
    prediction: { ...old.prediction, perClass: {}, hiddenClasses: [] },
    model: null,
    view: { ...FIRST_VIEW, image: 'a.jpg', filter: { ...NO_FILTER, text: 'cam02' } },
  });
});

test.each([
  ['no JSON', '{'],
  ['an odd threshold', JSON.stringify({ prediction: { threshold: 7 } })],
  ['an odd order', JSON.stringify({ view: { image: null, zoom: null, filter: '', order: 'luck' } })],
])('%s costs only the part that is odd', (_, text) => expect(decodeSettings(text)).toEqual(DEFAULT_PROJECT_SETTINGS));
