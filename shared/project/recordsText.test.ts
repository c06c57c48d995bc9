import { expect, test } from 'vitest';
import type { ImageRecord } from '../dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../dataset/ids';
import type { ImageEntry } from '../dataset/image';
import { imagesOf, imagesText, recordRow, recordsOf, recordsText } from './recordsText';

const box = { x: 1 / 3, y: -0, width: 1e-9, height: 1e21 };
const origin = { model: 'm', modelClass: '猫 "', score: 0.1 + 0.2, box };
const record: ImageRecord = {
  status: 'done',
  annotations: (['drawn', 'imported', 'accepted', 'edited'] as const).map((kind, at) => ({
    id: asAnnotationId(String(at)),
    classId: asClassId(at),
    box: { ...box, y: at },
    provenance:
      kind === 'drawn' || kind === 'imported' ? { kind } : { kind, origin: { ...origin, box: { ...box, y: 0 } } },
  })),
  rejections: [{ classId: asClassId(0), box: { ...box, y: 0 } }],
  seconds: 1.5,
};

test('records are the same on the other side', () => {
  const paths = ['a.jpg', '子/图 "1"\n.png', ' .jpg'].map(asImagePath);
  for (const some of [paths, []]) {
    const text = recordsText(some.map((path) => recordRow(path, record)));
    expect(recordsOf(text)).toStrictEqual(some.map((path) => [path, record]));
  }
});

test('images are the same on the other side, with what is wrong with them', () => {
  const broken: ImageEntry = {
    path: asImagePath('b.heic'),
    problem: { code: 'image.unsupported', params: { file: 'b.heic', found: 'HEIC' } },
  };
  const images: readonly ImageEntry[] = [{ path: asImagePath('图 "1".jpg'), problem: null }, broken];
  expect(imagesOf(imagesText(images))).toStrictEqual(images);
});
