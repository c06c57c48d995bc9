import { expect, test } from 'vitest';
import type { AttributeDefinition, AttributeValues } from '../../../shared/dataset/attributes';
import { asAttributeId, asClassId } from '../../../shared/dataset/ids';
import { askedOf, type CommonValue, commonValue } from './common';

const id = asAttributeId('a');
const red: AttributeValues = { [id]: 'red' };
const blue: AttributeValues = { [id]: 'blue' };

test.each<[string, (AttributeValues | undefined)[], CommonValue]>([
  ['all the same', [red, red], { value: 'red' }],
  ['different', [red, blue], 'mixed'],
  ['one says nothing', [red, undefined], 'mixed'],
  ['none says anything', [undefined, {}], { value: null }],
  ['a flag', [{ [id]: true }], { value: true }],
])('%s', (_, boxes, expected) => {
  expect(commonValue(boxes, id)).toEqual(expected);
});

test('asked are boxes of its classes, and those that have a value already', () => {
  const own: AttributeDefinition = { id, name: 'a', kind: 'text', target: 'box', choices: [], classes: [asClassId(1)] };
  const asked = (classId: number, attributes?: AttributeValues): number =>
    askedOf([own], [{ classId: asClassId(classId), attributes }]).length;
  expect([asked(1), asked(2), asked(2, red)]).toEqual([1, 0, 1]);
  expect(askedOf([{ ...own, target: 'image' }], [{ classId: asClassId(1) }])).toEqual([]);
});
