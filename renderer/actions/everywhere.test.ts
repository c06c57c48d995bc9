import { expect, test } from 'vitest';
import { emptyDocument, imageRecord } from '../../shared/dataset/document';
import { asClassId, asImagePath } from '../../shared/dataset/ids';
import { predictionRef } from '../store/boxRef';
import { boxKey, createBoxViewSlice } from '../store/boxView';
import { createNotices } from '../store/notices';
import { createSelectionSlice } from '../store/selection';
import type { Stores } from '../store/stores';
import { createViewSlice } from '../store/view';
import { acceptClass, judgeEverywhere, rejectClass } from './everywhere';

const image = asImagePath('a.jpg');
const box = { x: 0, y: 0, width: 9, height: 9 };
const predictions = [0, 1].map((index) => ({
  index,
  classId: asClassId(0),
  modelClass: 'cat',
  score: 0.9,
  box: { ...box, x: index * 20 },
}));

/** Two cats are predicted; what is dispatched is noted. */
function page(others: object = {}) {
  const dispatched: unknown[][] = [];
  const record = imageRecord(emptyDocument(), image);
  const stores = {
    project: {
      getState: () => ({ document: emptyDocument(), opened: 'first' }),
      dispatch: ({ changes }: { changes: readonly { type: string }[] }) =>
        void dispatched.push(changes.filter(({ type }) => type !== 'status')),
    },
    current: { getState: () => ({ image, record, predictions, detection: null }) },
    view: createViewSlice(),
    boxView: createBoxViewSlice(),
    selection: createSelectionSlice(),
    notices: createNotices(),
    ...others,
  } as unknown as Stores;
  return { stores, dispatched };
}

test.each([['accepting', acceptClass] as const, ['rejecting', rejectClass] as const])(
  '%s a class leaves hidden boxes alone',
  (_, act) => {
    const { stores, dispatched } = page();
    stores.boxView.toggleHidden([boxKey(image, predictionRef(0))]);
    act(stores, asClassId(0));
    expect(dispatched).toMatchObject([[{ image, after: { box: { x: 20 } } }]]);
  },
);

test('judging everywhere ends when another project is opened meanwhile', async () => {
  let opened = 'first';
  const dispatched: unknown[] = [];
  const { stores } = page({
    project: {
      getState: () => ({ document: emptyDocument(), opened }),
      dispatch: (diff: unknown) => void dispatched.push(diff),
    },
    queue: {
      source: () => ({
        paths: [image],
        recordOf: () => undefined,
        thresholds: Float64Array.of(0.3),
        bridge: [{ classId: asClassId(0) }],
        columns: { scores: [0.9], labels: [0], judged: [0], starts: [0], counts: [1] },
      }),
    },
    bridge: {
      call: async () => {
        opened = 'second';
        return { ok: true, value: [] };
      },
    },
  });
  const what = { what: 'accept', classId: null } as const;
  const result = await judgeEverywhere(stores, what, new AbortController().signal, () => undefined);
  expect(result).toMatchObject({ ok: false, failure: { code: 'app.cancelled' } });
  expect(dispatched).toEqual([]);
});
