import { describe, expect, test } from 'vitest';
import { type ImageRecord, UNTOUCHED } from '../../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../../../shared/dataset/ids';
import { problemsOf, rowFigures, splitPath } from './rows';

const path = asImagePath;
const done: ImageRecord = { status: 'done', annotations: [], rejections: [] };
const begun: ImageRecord = { ...done, status: 'in progress' };
const broken = { code: 'image.empty', params: { file: 'x' } } as const;

test('what the scan found wins over what the batch found', () => {
  const scanned = { code: 'image.empty', params: { file: 'y' } } as const;
  const entries = [
    { path: path('a.jpg'), problem: scanned },
    { path: path('b.jpg'), problem: null },
  ];
  const failed = ['a.jpg', 'b.jpg'].map((name) => ({ image: path(name), failure: broken }));
  expect([...problemsOf(entries, failed, new Map())]).toEqual([
    ['a.jpg', scanned],
    ['b.jpg', broken],
  ]);
});

test('what was found out by looking at an image is known too', () => {
  const entries = [{ path: path('a.jpg'), problem: null }];
  expect([...problemsOf(entries, [], new Map([[path('a.jpg'), broken]]))]).toEqual([['a.jpg', broken]]);
});

test('a path splits into name and sub-folder', () => {
  expect(splitPath(path('a/b/c.jpg'))).toEqual({ name: 'c.jpg', folder: 'a/b' });
  expect(splitPath(path('c.jpg'))).toEqual({ name: 'c.jpg', folder: '' });
});

describe('figures of a row', () => {
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
    ['unseen, predicted', UNTOUCHED, [0.9, 0.5], { boxes: 2, lowest: 0.5 }],
    ['unseen, nothing above the threshold', UNTOUCHED, [], { boxes: 0, lowest: null }],
    ['in progress', { ...begun, annotations: [accepted] }, [0.9, 0.5], { boxes: 3, lowest: 0.5 }],
    ['in progress, all judged', { ...begun, annotations: [accepted] }, [], { boxes: 1, lowest: 0.7 }],
    ['verified empty', done, [], { boxes: 0, lowest: null }],
    ['done', { ...done, annotations: [accepted] }, [], { boxes: 1, lowest: 0.7 }],
  ])('%s', (_, record, shown, figures) => expect(rowFigures(record, shown)).toEqual(figures));
});
