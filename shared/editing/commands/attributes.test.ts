import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '../../dataset/attributes';
import { BUILT_IN } from '../../dataset/attributes';
import { emptyDocument, imageRecord, type ProjectDocument } from '../../dataset/document';
import { asAnnotationId, asAttributeId, asClassId, asImagePath } from '../../dataset/ids';
import { applyDiff } from '../apply';
import type { Diff } from '../diff';
import {
  type AttributeChange,
  addAttribute,
  changeAttribute,
  moveAttribute,
  removeAttribute,
  renamedChoices,
  valuesLost,
  valuesOfAttribute,
} from './attributes';
import { addClasses, deleteClass } from './classes';
import { addBoxes } from './drawBox';
import { acceptPredictions, submitImage } from './predictions';
import { setAttribute, setImageAttribute } from './setAttribute';

const image = asImagePath('a.jpg');
const id = asAttributeId;
const box = { x: 1, y: 2, width: 3, height: 4 };
const classId = asClassId(0);
const define = (name: string, given: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  id: id(name),
  name,
  kind: 'flag',
  target: 'box',
  choices: [],
  ...given,
});
const colour = define('colour', { kind: 'choice', choices: ['red', 'blue'] });
const ids = ['b1', 'b2', 'b3'].map(asAnnotationId);

const doing = (...steps: ((document: ProjectDocument) => Diff)[]): ProjectDocument =>
  steps.reduce((document, step) => applyDiff(document, step(document)), emptyDocument());
const adds =
  (attribute: AttributeDefinition) =>
  (document: ProjectDocument): Diff =>
    addAttribute(document, { attribute });
const sets =
  (attribute: string, value: true | string | null, ...places: number[]) =>
  (document: ProjectDocument): Diff =>
    setAttribute(document, { image, ids: places.map((at) => ids[at]!), attribute: id(attribute), value });
const boxes = (document: ProjectDocument): Diff =>
  addBoxes(document, { image, boxes: ids.map((one) => ({ id: one, classId, box })), label: 'pasteBoxes' });
/** Three boxes: red, blue and one without a colour. */
const painted = (): ProjectDocument =>
  doing(
    boxes,
    adds(colour),
    adds(define('note', { kind: 'text' })),
    sets('colour', 'red', 0),
    sets('colour', 'blue', 1),
  );
const valuesOf = (document: ProjectDocument) => imageRecord(document, image).annotations.map((one) => one.attributes);

describe('what is said of boxes', () => {
  test('many at once, and taken back without a trace', () => {
    const before = doing(boxes);
    const said = applyDiff(before, sets('occluded', true, 0, 2)(before));
    expect(valuesOf(said)).toEqual([{ occluded: true }, undefined, { occluded: true }]);
    expect(applyDiff(said, sets('occluded', null, 0, 2)(said))).toStrictEqual(before);
  });

  test('leaves an accepted box accepted, and keeps the origin', () => {
    const origin = { model: 'm', modelClass: 'cat', score: 0.5, box };
    const document = doing(
      (d) => acceptPredictions(d, { image, accepted: [{ id: ids[0]!, classId, box, origin }] }),
      sets('difficult', true, 0),
    );
    expect(imageRecord(document, image).annotations[0]?.provenance).toEqual({ kind: 'accepted', origin });
  });

  test.each<[string, string, true | string | null]>([
    ['a colour that is no choice', 'colour', 'green'],
    ['a flag as text', 'occluded', 'yes'],
    ['a choice as flag', 'colour', true],
    ['an attribute of images', 'weather', true],
    ['an attribute that is not there', 'none', true],
    ['what is said already', 'colour', 'red'],
    ['nothing where nothing is said', 'note', '  '],
  ])('%s changes nothing', (_, attribute, value) => {
    const document = applyDiff(painted(), adds(define('weather', { target: 'image' }))(painted()));
    expect(sets(attribute, value, 0)(document).changes).toEqual([]);
  });

  test('a text loses the blanks around it and keeps its lines', () => {
    const document = painted();
    expect(valuesOf(applyDiff(document, sets('note', ' one\n two \n', 2)(document)))[2]).toEqual({ note: 'one\n two' });
  });
});

test('a copy says what was said of the box, without what is not asked any more', () => {
  const values = imageRecord(painted(), image).annotations[0]?.attributes;
  const copied = (document: ProjectDocument): unknown =>
    imageRecord(
      applyDiff(
        document,
        addBoxes(document, {
          image,
          boxes: [{ id: asAnnotationId('c'), classId, box, attributes: values }],
          label: 'pasteBoxes',
        }),
      ),
      image,
    ).annotations.at(-1)?.attributes;
  expect(copied(painted())).toEqual({ colour: 'red' });
  expect(copied(applyDiff(painted(), removeAttribute(painted(), { id: id('colour') })))).toBeUndefined();
  expect(
    copied(applyDiff(painted(), changeAttribute(painted(), { id: id('colour'), change: { choices: ['blue'] } }))),
  ).toBeUndefined();
});

test('what is said of an image begins work on it', () => {
  const document = doing(adds(define('night', { target: 'image' })), (d) =>
    setImageAttribute(d, { image, attribute: id('night'), value: true }),
  );
  expect(imageRecord(document, image)).toMatchObject({ status: 'in progress', attributes: { night: true } });
});

describe('definitions', () => {
  test.each([['Occluded'], ['is_crowd'], ['COLOUR'], ['   ']])('the name %j is taken or none', (name) => {
    const document = painted();
    expect(addAttribute(document, { attribute: { ...define('x'), name } }).changes).toEqual([]);
    expect(changeAttribute(document, { id: id('note'), change: { name } }).changes).toEqual([]);
  });

  test('box and image may have the same name', () => {
    expect(doing(adds(define('x')), adds(define('y', { name: 'x', target: 'image' }))).attributes).toHaveLength(2);
  });

  test('built-in ones cannot be changed', () => {
    for (const { id: own } of BUILT_IN) {
      expect(removeAttribute(painted(), { id: own }).changes).toEqual([]);
      expect(changeAttribute(painted(), { id: own, change: { name: 'other' } }).changes).toEqual([]);
    }
  });

  test.each<[string, AttributeChange, number, unknown[]]>([
    ['a choice renamed takes its values along', { choices: ['crimson', 'blue'] }, 0, ['crimson', 'blue', undefined]],
    ['a choice gone takes its values with it', { choices: ['blue'] }, 1, [undefined, 'blue', undefined]],
    ['other order, same values', { choices: ['blue', 'red'] }, 0, ['red', 'blue', undefined]],
    ['as text nothing is lost', { kind: 'text' }, 0, ['red', 'blue', undefined]],
    ['as flag all is lost', { kind: 'flag' }, 2, [undefined, undefined, undefined]],
    ['for images all is lost', { target: 'image' }, 2, [undefined, undefined, undefined]],
    ['another name', { name: 'Farbe' }, 0, ['red', 'blue', undefined]],
    ['for classes that are not there = for all', { classes: [asClassId(9)] }, 0, ['red', 'blue', undefined]],
  ])('%s', (_, change, lost, values) => {
    const before = painted();
    expect(valuesLost(before, id('colour'), change)).toBe(lost);
    const after = applyDiff(before, changeAttribute(before, { id: id('colour'), change }));
    expect(valuesOf(after).map((one) => one?.[id('colour')])).toEqual(values);
  });

  test('removing one says before how many boxes lose a value', () => {
    const before = painted();
    expect(valuesOfAttribute(before, id('colour'))).toBe(2);
    const after = applyDiff(before, removeAttribute(before, { id: id('colour') }));
    expect(valuesOf(after)).toEqual([undefined, undefined, undefined]);
    expect(after.attributes.map(({ name }) => name)).toEqual(['note']);
  });

  test('order', () => {
    const before = painted();
    const after = applyDiff(before, moveAttribute(before, { id: id('note'), to: 0 }));
    expect(after.attributes.map(({ name }) => name)).toEqual(['note', 'colour']);
  });

  test('a deleted class is asked nothing any more', () => {
    const asked = (classes: readonly number[]) =>
      doing(
        (d) => addClasses(d, { names: ['cat', 'dog'] }),
        adds(define('wet', { classes: classes.map(asClassId) })),
        (d) => deleteClass(d, { id: classId }),
      ).attributes[0]?.classes;
    expect(asked([0, 1])).toEqual([1]);
    expect(asked([0])).toBeUndefined();
  });
});

test.each<[string[], string[], [string, string][]]>([
  [['a', 'b'], ['a', 'c'], [['b', 'c']]],
  [['a', 'b'], ['b', 'a'], []],
  [['a', 'b'], ['b', 'c'], []],
  [['a', 'b'], ['a'], []],
  [
    ['a', 'b'],
    ['x', 'y'],
    [
      ['a', 'x'],
      ['b', 'y'],
    ],
  ],
])('choices %j that become %j were renamed: %j', (before, after, renamed) => {
  expect([...renamedChoices(before, after)]).toEqual(renamed);
});

describe('time spent', () => {
  const submit =
    (seconds: number, accepted: Parameters<typeof submitImage>[1]['accepted'] = []) =>
    (d: ProjectDocument) =>
      submitImage(d, { image, accepted, seconds });

  test('is kept with the submission in the same step, and added up', () => {
    const once = doing(submit(4.26));
    expect(imageRecord(once, image).seconds).toBe(4.3);
    const reopened = {
      ...once,
      images: new Map([[image, { ...imageRecord(once, image), status: 'in progress' as const }]]),
    };
    expect(imageRecord(applyDiff(reopened, submit(2)(reopened)), image).seconds).toBe(6.3);
  });

  test('alone is no edit: looking at a submitted image again leaves nothing to undo', () => {
    const done = doing(submit(1));
    expect(submit(30)(done).changes).toEqual([]);
  });
});
