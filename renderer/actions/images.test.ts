import { expect, test } from 'vitest';
import { emptyDocument, imageRecord } from '../../shared/dataset/document';
import { asImagePath } from '../../shared/dataset/ids';
import { createBoxViewSlice } from '../store/boxView';
import { createNotices } from '../store/notices';
import { createSelectionSlice } from '../store/selection';
import type { Stores } from '../store/stores';
import { submitAndGo } from './images';

const image = asImagePath('a.jpg');

/** An image without boxes; what is submitted is noted. */
function page(model: string, detection: { readonly status: string } | null) {
  const submitted: unknown[] = [];
  const record = imageRecord(emptyDocument(), image);
  const stores = {
    project: {
      getState: () => ({ document: emptyDocument(), entries: [] }),
      dispatch: (diff: unknown) => void submitted.push(diff),
    },
    current: { getState: () => ({ image, record, predictions: [], detection }) },
    model: { getState: () => ({ status: model }) },
    recheck: { getState: () => ({ round: null }) },
    view: { getState: () => ({ image, order: [image], problem: null, hidden: false }), show: () => undefined },
    attention: { take: () => 1 },
    boxView: createBoxViewSlice(),
    selection: createSelectionSlice(),
    notices: createNotices(),
  } as unknown as Stores;
  return { stores, submitted };
}

// Space while the model was still being loaded confirmed the image as empty: no box had been there to see.
test.each([
  { model: 'none', detection: null, submits: 1 },
  { model: 'loading', detection: null, submits: 0 },
  { model: 'ready', detection: { status: 'loading' }, submits: 0 },
  { model: 'ready', detection: { status: 'ready' }, submits: 1 },
  { model: 'ready', detection: { status: 'failed' }, submits: 1 },
  { model: 'failed', detection: null, submits: 1 },
])('submitting with model $model and detection $detection: $submits', ({ model, detection, submits }) => {
  const { stores, submitted } = page(model, detection);
  submitAndGo(stores);
  expect(submitted).toHaveLength(submits);
});
