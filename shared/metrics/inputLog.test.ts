import { expect, it } from 'vitest';
import { type InputEvent, isLeftHanded, operatorsOfInput, type RightHand } from './inputLog';
import { ACTS, secondsOfOperators } from './keystrokes';

const key = (name: string): InputEvent => ({ type: 'key', key: name });
const point: InputEvent = { type: 'point', pixels: 120 };
const button: InputEvent = { type: 'button' };
const drag = [point, button, point, button];
const tighten = [key('Tab'), key('Alt'), key('ArrowLeft'), key('ArrowLeft'), key('ArrowLeft')];

it.each<[string, readonly InputEvent[], RightHand | null, string, RightHand | null]>([
  ['space bar', [key(' ')], 'mouse', 'MK', 'mouse'],
  ['drag and digit of the left hand', [...drag, key('2')], 'mouse', 'MPBPBK', 'mouse'],
  ['drag and digit of the right hand', [...drag, key('7')], 'mouse', 'MPBPBHK', 'keys'],
  ['edge by keys, hands where they are needed', tighten, null, 'MKKKKK', 'keys'],
  ['edge by keys, from the mouse', tighten, 'mouse', 'MKKHKKK', 'keys'],
  ['back to the mouse', drag, 'keys', 'MHPBPB', 'mouse'],
  ['nothing but a thought', [], 'keys', 'M', 'keys'],
])('%s', (_name, events, hand, expected, after) => {
  const { operators, hand: at } = operatorsOfInput(events, hand);
  expect(operators.join('')).toBe(expected);
  expect(at).toBe(after);
});

it('the acts of the model are what such logs give', () => {
  expect(operatorsOfInput([key(' ')], null).operators).toEqual(ACTS.approveAll);
  expect(operatorsOfInput([...drag, key('1')], null).operators).toEqual(ACTS.addBox);
  expect(operatorsOfInput(tighten, null).operators).toEqual(ACTS.tightenEdge);
  expect(secondsOfOperators(operatorsOfInput(tighten, null).operators)).toBe(2.35);
});

it.each([
  ['x', true],
  ['X', true],
  ['y', false],
  ['Delete', false],
  ['Enter', false],
  ['Control', true],
])('%s under the left hand: %s', (name, expected) => {
  expect(isLeftHanded(name)).toBe(expected);
});
