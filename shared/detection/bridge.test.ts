import { describe, expect, test } from 'vitest';
import { type ClassRecord, emptyDocument } from '../dataset/document';
import { asClassId } from '../dataset/ids';
import { applyDiff } from '../editing/apply';
import { addClasses } from '../editing/commands/classes';
import { buildBridge, unmatched } from './bridge';
import { COCO_CLASSES } from './cocoClasses';

const classes = (...names: string[]): readonly ClassRecord[] => {
  const document = emptyDocument();
  return applyDiff(document, addClasses(document, { names })).classes;
};
const coco = COCO_CLASSES.map(({ name }) => name);
const id = asClassId;

describe('class bridge', () => {
  test('the 80 names with underscores map all 80 classes of COCO', () => {
    const pasted = classes(...coco.map((name) => name.replaceAll(' ', '_')));
    const bridge = buildBridge(coco, pasted, new Map());
    expect(unmatched(bridge)).toEqual([]);
    expect(bridge.map(({ classId }) => classId)).toEqual(pasted.map((one) => one.id));
    expect(bridge.filter(({ how }) => how === 'normalised').length).toBe(15);
  });

  test('the 80 Chinese names map all 80 classes', () => {
    const bridge = buildBridge(coco, classes(...COCO_CLASSES.map(({ zh }) => zh)), new Map());
    expect(bridge.map(({ how }) => how)).toEqual(new Array(80).fill('synonym'));
    expect(bridge.map(({ classId }) => classId)).toEqual(coco.map((_, at) => id(at)));
  });

  test.each([
    ['cell phone', 'cell phone', 'exact'],
    ['cell phone', 'cell_phone', 'normalised'],
    ['cell phone', 'Cell Phone', 'normalised'],
    ['cell phone', 'CELL-PHONE', 'normalised'],
    ['cell phone', '手机', 'synonym'],
    ['couch', 'sofa', 'synonym'],
    ['tv', 'tvmonitor', 'synonym'],
    ['aeroplane', 'airplane', 'synonym'],
    ['dog', 'cat', 'none'],
  ])('%s of the model is %s of the project: %s', (model, project, how) => {
    expect(buildBridge([model], classes(project), new Map())[0]?.how).toBe(how);
  });

  test('the same name wins over a similar one that comes first', () => {
    expect(buildBridge(['cell phone'], classes('cell_phone', 'cell phone'), new Map())[0]?.classId).toBe(id(1));
  });

  test("the user's table wins; null means ignored on purpose; a deleted class counts as no choice", () => {
    const project = classes('cat', 'dog');
    const table = new Map([
      ['cat', id(1)],
      ['dog', null],
      ['bird', id(7)],
    ]);
    expect(buildBridge(['cat', 'dog', 'bird'], project, table)).toEqual([
      { modelClass: 'cat', classId: id(1), how: 'user' },
      { modelClass: 'dog', classId: null, how: 'ignored' },
      { modelClass: 'bird', classId: null, how: 'none' },
    ]);
  });
});
