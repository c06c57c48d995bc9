import { describe, expect, test } from 'vitest';
import { emptyDocument, type ImageRecord, UNTOUCHED } from '../../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../../../shared/dataset/ids';
import { filterImages, problemsOf, rowFigures, splitPath } from './rows';

const path = asImagePath;
const entry = (name: string) => ({ path: path(name), problem: null });
const entries = ['cam1/a.jpg', 'cam1/b.jpg', 'cam2/A2.jpg'].map(entry);
const done: ImageRecord = { status: 'done', annotations: [], rejections: [] };
const document = { ...emptyDocument(), images: new Map([[path('cam1/b.jpg'), done]]) };
const broken = { code: 'image.empty', params: { file: 'x' } } as const;

describe('the filter', () => {
  const names = (text: string, status: Parameters<typeof filterImages>[3]['status'], current: string | null = null) =>
    filterImages(
      entries,
      document,
      problemsOf(entries, [{ image: path('cam1/a.jpg'), failure: broken }]),
      { text, status },
      current === null ? null : path(current),
    ).map((one) => one.path);

  test('shows everything as the very same list when it is empty', () => {
    expect(filterImages(entries, document, new Map(), { text: ' ', status: null }, null)).toBe(entries);
  });
  test.each([
    ['CAM1', null, ['cam1/a.jpg', 'cam1/b.jpg']],
    ['a2', null, ['cam2/A2.jpg']],
    ['', 'done', ['cam1/b.jpg']],
    ['', 'unseen', ['cam2/A2.jpg']],
    ['', 'problem', ['cam1/a.jpg']],
    ['zzz', null, []],
  ] as const)('%j with status %s shows %j', (text, status, shown) => expect(names(text, status)).toEqual(shown));

  test('keeps the image the person is on', () => {
    expect(names('', 'done', 'cam2/A2.jpg')).toEqual(['cam1/b.jpg', 'cam2/A2.jpg']);
  });
});

test('a path splits into name and sub-folder', () => {
  expect(splitPath(path('a/b/c.jpg'))).toEqual({ name: 'c.jpg', folder: 'a/b' });
  expect(splitPath(path('c.jpg'))).toEqual({ name: 'c.jpg', folder: '' });
});

describe('figures of a row', () => {
  const scores = new Float32Array([0.9, 0.5, 0.25]);
  const accepted = {
    id: asAnnotationId('1'),
    classId: asClassId(0),
    box: { x: 0, y: 0, width: 1, height: 1 },
    provenance: {
      kind: 'accepted',
      origin: { model: 'm', modelClass: 'car', score: 0.7, box: { x: 0, y: 0, width: 1, height: 1 } },
    },
  } as const;

  test.each([
    ['unseen, nothing predicted yet', UNTOUCHED, null, { boxes: null, lowest: null }],
    ['unseen, predicted', UNTOUCHED, scores, { boxes: 2, lowest: 0.5 }],
    ['unseen, nothing above the threshold', UNTOUCHED, scores.slice(2), { boxes: 0, lowest: null }],
    ['verified empty', done, scores, { boxes: 0, lowest: null }],
    ['done', { ...done, annotations: [accepted] }, scores, { boxes: 1, lowest: 0.7 }],
  ])('%s', (_, record, known, figures) => expect(rowFigures(record, known, 0.3)).toEqual(figures));
});
