import { expect, it } from 'vitest';
import { emptyDocument, imageRecord } from '../../dataset/document';
import { asAnnotationId, asAttributeId, asClassId, asImagePath } from '../../dataset/ids';
import { applyDiff, applyDiffs } from '../apply';
import { invert } from '../invert';
import { addClasses } from './classes';
import { addBoxes } from './drawBox';
import { submitImage } from './predictions';
import { relabel } from './relabel';

const image = asImagePath('a.jpg');
const [CAT, DOG] = [asClassId(0), asClassId(1)];
const box = (x: number) => ({ x, y: 0, width: 10, height: 10 });
const id = asAnnotationId;
const OCCLUDED = asAttributeId('occluded');

const first = emptyDocument();
const classes = addClasses(first, { names: ['cat', 'dog'] });
const drawn = addBoxes(applyDiff(first, classes), {
  image,
  boxes: ['same', 'moved', 'renamed', 'gone'].map((name, at) => ({ id: id(name), classId: CAT, box: box(at * 50) })),
  label: 'drawBox',
});
const labelled = applyDiffs(first, [classes, drawn]);
const document = applyDiff(labelled, submitImage(labelled, { image, accepted: [] }));

it('replaces what differs as one step that can be taken back', () => {
  const diff = relabel(document, {
    image,
    changed: new Map([
      [id('moved'), { classId: CAT, box: box(55), attributes: { [OCCLUDED]: true } }],
      [id('renamed'), { classId: DOG, box: box(100) }],
    ]),
    removed: [id('gone')],
    added: [{ id: id('new'), classId: DOG, box: box(300) }],
  });
  const after = applyDiff(document, diff);
  expect(diff.label).toBe('recheckImage');
  expect(imageRecord(after, image).status).toBe('done');
  expect(imageRecord(after, image).annotations.map((one) => [one.id, one.classId, one.box.x])).toEqual([
    ['same', CAT, 0],
    ['moved', CAT, 55],
    ['renamed', DOG, 100],
    ['new', DOG, 300],
  ]);
  expect(imageRecord(after, image).annotations.map(({ attributes }) => attributes?.[OCCLUDED])).toEqual([
    undefined,
    true,
    undefined,
    undefined,
  ]);
  expect(imageRecord(after, image).annotations[0]).toBe(imageRecord(document, image).annotations[0]);
  expect(applyDiff(after, invert(diff))).toEqual(document);
});

it('nothing differs: nothing is done', () => {
  expect(relabel(document, { image, changed: new Map(), removed: [], added: [] }).changes).toEqual([]);
});
