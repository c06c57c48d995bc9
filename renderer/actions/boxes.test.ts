import { expect, test } from 'vitest';
import { emptyDocument, imageRecord } from '../../shared/dataset/document';
import { asImagePath } from '../../shared/dataset/ids';
import { createNotices } from '../store/notices';
import { createSelectionSlice } from '../store/selection';
import type { Stores } from '../store/stores';
import { draw } from './boxes';
import { type Host, setHost } from './host';

test('a box that has no class yet leads to where one is typed', () => {
  const image = asImagePath('a.jpg');
  const document = emptyDocument();
  const dispatched: unknown[] = [];
  const told: string[] = [];
  let asked = 0;
  setHost({ nameClass: () => void asked++ } as unknown as Host);
  const stores = {
    project: { getState: () => ({ document }), dispatch: (diff: unknown) => void dispatched.push(diff) },
    current: { getState: () => ({ image, record: imageRecord(document, image), predictions: [], detection: null }) },
    selection: createSelectionSlice(),
    notices: { ...createNotices(), tell: (notice: { readonly key: string }) => void told.push(notice.key) },
  } as unknown as Stores;
  draw(stores, { x: 1, y: 2, width: 30, height: 40 });
  expect({ dispatched, told, asked }).toEqual({ dispatched: [], told: ['noticeNoClass'], asked: 1 });
});
