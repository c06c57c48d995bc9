import { expect, test, vi } from 'vitest';
import { asImagePath } from '../../shared/dataset/ids';
import { predictionRef } from './boxRef';
import { followChanges } from './changes';
import { createSelectionSlice } from './selection';
import type { Slice } from './slice';
import type { Stores } from './stores';
import { createViewSlice } from './view';

/** Nothing but what the mouse moves: the others only have to be there. */
function slices() {
  const [view, selection] = [createViewSlice(), createSelectionSlice()];
  const camera: Slice<object> = {
    getState: () => ({}),
    getInitialState: () => ({}),
    subscribe: () => {
      throw new Error('the menu follows the camera');
    },
  };
  const heard = vi.fn();
  const stop = followChanges({ view, selection, camera } as unknown as Stores, heard);
  return { view, selection, heard, stop };
}

test('the menu does not follow the mouse', () => {
  const { view, selection, heard } = slices();
  for (let x = 0; x < 50; x++) view.setCursor({ x, y: 1 });
  view.setLive({ x: 0, y: 0, width: 5, height: 5 });
  selection.hover(predictionRef(3));
  expect(heard).not.toHaveBeenCalled();
});

test('the menu follows the image, what is hidden and what is selected', () => {
  const { view, selection, heard, stop } = slices();
  view.show(asImagePath('a.jpg'));
  expect(heard).toHaveBeenCalledTimes(1);
  view.setHidden(true);
  expect(heard).toHaveBeenCalledTimes(2);
  selection.select(predictionRef(3));
  expect(heard).toHaveBeenCalledTimes(3);
  stop();
  view.setHidden(false);
  expect(heard).toHaveBeenCalledTimes(3);
});
