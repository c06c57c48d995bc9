import { describe, expect, test } from 'vitest';
import { emptyDocument, imageRecord, type ProjectDocument } from '../../dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../../dataset/ids';
import { applyDiff } from '../apply';
import type { Diff } from '../diff';
import { addClasses, deleteClass, moveClass, renameClass } from './classes';
import { deleteAnnotations } from './deleteAnnotations';
import { addBoxes, drawBox } from './drawBox';
import { setBoxes, setClass } from './editAnnotations';
import { type Accepted, acceptPredictions, rejectPredictions, submitImage } from './predictions';
import { setBridge } from './setBridge';
import { setStatus } from './setStatus';

const image = asImagePath('a/b.jpg');
const [cat, dog] = [asClassId(0), asClassId(1)];
const id = asAnnotationId;
const box = (x: number) => ({ x, y: 10, width: 20, height: 30 });
const predicted: Accepted = {
  id: id('p'),
  classId: cat,
  box: box(5),
  origin: { model: 'm-1c-00000000', modelClass: 'cat', score: 0.5, box: box(5) },
};

const doing = (...steps: ((document: ProjectDocument) => Diff)[]): ProjectDocument =>
  steps.reduce((document, step) => applyDiff(document, step(document)), emptyDocument());

const withClasses = (document: ProjectDocument): Diff => addClasses(document, { names: ['cat', 'dog'] });
const drawn =
  (name: string, x = 0) =>
  (document: ProjectDocument): Diff =>
    drawBox(document, { image, box: { id: id(name), classId: cat, box: box(x) } });
const accepted = (document: ProjectDocument): Diff => acceptPredictions(document, { image, accepted: [predicted] });

describe('commands', () => {
  test('drawing on an unseen image begins work on it', () => {
    expect(imageRecord(doing(withClasses, drawn('a')), image)).toEqual({
      status: 'in progress',
      annotations: [{ id: 'a', classId: cat, box: box(0), provenance: { kind: 'drawn' } }],
      rejections: [],
    });
  });

  test('moving an accepted box keeps what the model drew', () => {
    const moved = (document: ProjectDocument): Diff =>
      setBoxes(document, { image, boxes: new Map([[id('p'), box(9)]]), label: 'moveBox' });
    expect(imageRecord(doing(withClasses, accepted, moved), image).annotations[0]).toMatchObject({
      box: box(9),
      provenance: { kind: 'edited', origin: predicted.origin },
    });
  });

  test('a prediction that is dragged is accepted as edited in one step', () => {
    const dragged = (document: ProjectDocument): Diff =>
      acceptPredictions(document, { image, accepted: [{ ...predicted, box: box(7) }], label: 'moveBox' });
    expect(imageRecord(doing(withClasses, dragged), image).annotations[0]?.provenance.kind).toBe('edited');
  });

  test('deleting an accepted box keeps the model from drawing it again; a drawn one leaves no trace', () => {
    const deleted = (document: ProjectDocument): Diff =>
      deleteAnnotations(document, { image, ids: [id('p'), id('a')] });
    expect(imageRecord(doing(withClasses, drawn('a'), accepted, deleted), image)).toEqual({
      status: 'in progress',
      annotations: [],
      rejections: [{ classId: cat, box: box(5) }],
    });
  });

  test('submitting accepts what is shown; an image without boxes is done and empty', () => {
    expect(
      imageRecord(
        doing((document) => submitImage(document, { image, accepted: [predicted] })),
        image,
      ),
    ).toMatchObject({
      status: 'done',
      annotations: [{ provenance: { kind: 'accepted' } }],
    });
    expect(
      imageRecord(
        doing((document) => submitImage(document, { image, accepted: [] })),
        image,
      ).status,
    ).toBe('done');
  });

  test('correcting a submitted image leaves it submitted', () => {
    const done = (document: ProjectDocument): Diff => submitImage(document, { image, accepted: [] });
    expect(imageRecord(doing(withClasses, done, drawn('a')), image).status).toBe('done');
  });

  test('class names are cleaned, repeated ones left out, ids never used again', () => {
    const document = doing(
      (d) => addClasses(d, { names: [' cat ', '', 'cat', 'cell\tphone'] }),
      (d) => deleteClass(d, { id: asClassId(1) }),
      (d) => addClasses(d, { names: ['dog'] }),
    );
    expect(document.classes.map(({ id: classId, name }) => [classId, name])).toEqual([
      [0, 'cat'],
      [2, 'dog'],
    ]);
  });

  test('a name that another class has is refused', () => {
    const document = doing(withClasses);
    expect(renameClass(document, { id: dog, name: ' cat' }).changes).toEqual([]);
  });

  test('deleting a class deletes its boxes, rejections and bridge rows, nothing else', () => {
    const document = doing(
      withClasses,
      drawn('a'),
      drawn('b'),
      (d) => setClass(d, { image, ids: [id('b')], classId: dog }),
      (d) => rejectPredictions(d, { image, rejections: [{ classId: cat, box: box(1) }] }),
      (d) => setBridge(d, { modelClass: 'kitty', to: cat }),
      (d) => deleteClass(d, { id: cat }),
    );
    expect(document.classes.map(({ name }) => name)).toEqual(['dog']);
    expect(imageRecord(document, image)).toMatchObject({ annotations: [{ id: 'b' }], rejections: [] });
    expect(document.bridge.size).toBe(0);
  });

  test.each<[string, (document: ProjectDocument) => Diff]>([
    ['moving to the same place', (d) => setBoxes(d, { image, boxes: new Map([[id('a'), box(0)]]), label: 'moveBox' })],
    ['the class it has', (d) => setClass(d, { image, ids: [id('a')], classId: cat })],
    ['deleting what is not there', (d) => deleteAnnotations(d, { image, ids: [id('x')] })],
    ['the status it has', (d) => setStatus(d, { image, status: 'in progress' })],
    ['the place it has', (d) => moveClass(d, { id: cat, to: 0 })],
    ['adding nothing', (d) => addBoxes(d, { image, boxes: [], label: 'pasteBoxes' })],
    ['automatic when it is automatic', (d) => setBridge(d, { modelClass: 'x', to: 'auto' })],
  ])('%s changes nothing', (_, command) => {
    expect(command(doing(withClasses, drawn('a'))).changes).toEqual([]);
  });
});
