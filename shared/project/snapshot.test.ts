import { expect, test } from 'vitest';
import type { ImageRecord, ProjectDocument } from '../dataset/document';
import { emptyDocument } from '../dataset/document';
import { asAnnotationId, asAttributeId, asClassId, asImagePath } from '../dataset/ids';
import { isUsualRow } from './quickRow';
import { createSnapshotReader, decodeSnapshot, encodeSnapshot, type ReadSnapshot, snapshotParts } from './snapshot';

const box = { x: -1.5, y: 0, width: 3, height: 0 };
const origin = { model: 'm', modelClass: 'cat', score: 0.5, box };
const annotation = { id: asAnnotationId('a'), classId: asClassId(0), box, provenance: { kind: 'drawn' as const } };
const record: ImageRecord = {
  status: 'done',
  annotations: [
    annotation,
    { ...annotation, id: asAnnotationId('b'), provenance: { kind: 'edited', origin } },
    { ...annotation, id: asAnnotationId('c'), attributes: { [asAttributeId('iscrowd')]: true } },
  ],
  rejections: [{ classId: asClassId(0), box }],
  seconds: 4.5,
};
const documentOf = (count: number): ProjectDocument => ({
  ...emptyDocument(),
  images: new Map(Array.from({ length: count }, (_, at) => [asImagePath(`图\n ${at}.jpg`), record])),
});

const byLines = (text: string): ReadSnapshot => {
  const reader = createSnapshotReader();
  expect(text.split('\n').every(reader.add)).toBe(true);
  return reader.end();
};

test.each([0, 1, 2, 3_000])(
  'a document of %i images is the same after it was written, read as a whole or line by line',
  (count) => {
    const snapshot = { seq: 7, document: documentOf(count) };
    const text = encodeSnapshot(snapshot);
    expect(decodeSnapshot(text)).toStrictEqual({ ok: true, snapshot });
    expect(byLines(text)).toStrictEqual({ ok: true, snapshot });
    expect([...snapshotParts(snapshot)].length).toBe(count > 2 ? 2 : 1);
  },
);

test('a file that ends too early or holds nonsense is damaged', () => {
  const text = encodeSnapshot({ seq: 7, document: documentOf(3) });
  for (const bad of [text.slice(0, -4), text.replace('"width":3', '"width":-3'), text.replace('"done"', '"gone"')])
    for (const read of [decodeSnapshot, byLines]) expect(read(bad)).toMatchObject({ ok: false });
});

test('other layouts and formats are left to the reader of the whole', () => {
  const text = encodeSnapshot({ seq: 7, document: documentOf(1) });
  for (const other of [JSON.stringify(JSON.parse(text), null, 2), text.replace('"version":2', '"version":1'), '{', ''])
    expect(createSnapshotReader().add(other.split('\n')[0] ?? '')).toBe(false);
});

const usual = { path: 'a.jpg', status: 'done', annotations: [annotation], rejections: [] };
test.each<[string, unknown, boolean]>([
  ['usual', usual, true],
  ['with seconds', { ...usual, seconds: 1 }, true],
  ['no boxes', { ...usual, annotations: [] }, true],
  ['another key', { ...usual, more: 1 }, false],
  ['a key less', { path: 'a.jpg', status: 'done', annotations: [] }, false],
  ['no path', { ...usual, path: '' }, false],
  ['negative seconds', { ...usual, seconds: -1 }, false],
  ['attributes', { ...usual, attributes: { iscrowd: true } }, false],
  ['a class that is no number', { ...usual, annotations: [{ ...annotation, classId: '0' }] }, false],
  ['half a class', { ...usual, annotations: [{ ...annotation, classId: 0.5 }] }, false],
  ['a box without height', { ...usual, annotations: [{ ...annotation, box: { x: 0, y: 0, width: 1 } }] }, false],
  ['a box of no number', { ...usual, annotations: [{ ...annotation, box: { ...box, x: null } }] }, false],
  ['a long id', { ...usual, annotations: [{ ...annotation, id: 'x'.repeat(101) }] }, false],
  ['accepted from nowhere', { ...usual, annotations: [{ ...annotation, provenance: { kind: 'accepted' } }] }, false],
  [
    'drawn from somewhere',
    { ...usual, annotations: [{ ...annotation, provenance: { kind: 'drawn', origin } }] },
    false,
  ],
  ['no list', { ...usual, annotations: { 0: annotation } }, false],
  ['null', null, false],
  ['a list', [usual], false],
])('a row is usual: %s', (_, row, expected) => {
  expect(isUsualRow(row)).toBe(expected);
});
