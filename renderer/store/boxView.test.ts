import { expect, test } from 'vitest';
import { asAnnotationId, asImagePath } from '../../shared/dataset/ids';
import { annotationRef, predictionRef } from './boxRef';
import { boxKey, createBoxViewSlice } from './boxView';

test('hiding several boxes hides them all, then shows them all', () => {
  const view = createBoxViewSlice();
  view.toggleHidden(['a']);
  view.toggleHidden(['a', 'b']);
  expect([...view.getState().hidden]).toEqual(['a', 'b']);
  view.toggleHidden(['a', 'b']);
  expect(view.getState().hidden.size).toBe(0);
});

test('unlocking everything also unlocks single boxes', () => {
  const view = createBoxViewSlice();
  view.toggleLocked(['a']);
  view.lockAll(true);
  expect(view.getState()).toMatchObject({ allLocked: true, locked: new Set(['a']) });
  view.lockAll(false);
  expect(view.getState()).toMatchObject({ allLocked: false, locked: new Set() });
});

test('the box sent behind last lies deepest; sent again it comes back', () => {
  const view = createBoxViewSlice();
  view.toggleBehind(['a']);
  view.toggleBehind(['b']);
  expect(view.getState().behind).toEqual(['a', 'b']);
  view.toggleBehind(['a']);
  expect(view.getState().behind).toEqual(['b']);
});

test('predictions of two images with the same number are two boxes, an annotation is one', () => {
  const [first, second] = [asImagePath('a.jpg'), asImagePath('b.jpg')];
  expect(boxKey(first, predictionRef(3))).not.toBe(boxKey(second, predictionRef(3)));
  const owned = annotationRef(asAnnotationId('x'));
  expect(boxKey(first, owned)).toBe(boxKey(second, owned));
});

test('another model: what was done with boxes of a person stays, predictions are others', () => {
  const view = createBoxViewSlice();
  const image = asImagePath('a.jpg');
  const [owned, predicted] = [boxKey(image, annotationRef(asAnnotationId('x'))), boxKey(image, predictionRef(3))];
  for (const act of [view.toggleHidden, view.toggleLocked, view.toggleBehind]) act([owned, predicted]);
  view.forgetPredictions();
  const { hidden, locked, behind } = view.getState();
  expect([[...hidden], [...locked], behind]).toEqual([[owned], [owned], [owned]]);
});
