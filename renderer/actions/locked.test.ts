import { expect, test } from 'vitest';
import { asImagePath } from '../../shared/dataset/ids';
import { predictionRef } from '../store/boxRef';
import { createBoxViewSlice } from '../store/boxView';
import { createNotices } from '../store/notices';
import type { Stores } from '../store/stores';
import { createViewSlice } from '../store/view';
import { unlocked } from './locked';

test('while all boxes are hidden nothing of them may be changed: they are shown first', () => {
  const stores = {
    view: createViewSlice(),
    boxView: createBoxViewSlice(),
    current: { getState: () => ({ image: asImagePath('a.jpg') }) },
    notices: createNotices(),
  } as unknown as Stores;
  const refs = [predictionRef(0)];
  stores.view.setHidden(true);
  expect(unlocked(stores, refs)).toEqual([]);
  expect(stores.view.getState().hidden).toBe(false);
  expect(unlocked(stores, refs)).toEqual(refs);
});
