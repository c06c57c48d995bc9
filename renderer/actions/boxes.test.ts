import { expect, test } from 'vitest';
import { emptyDocument, imageRecord, type ProjectDocument } from '../../shared/dataset/document';
import { asImagePath } from '../../shared/dataset/ids';
import { applyDiff } from '../../shared/editing/apply';
import { addClasses } from '../../shared/editing/commands/classes';
import type { Diff } from '../../shared/editing/diff';
import { createNotices } from '../store/notices';
import { createSelectionSlice } from '../store/selection';
import type { Stores } from '../store/stores';
import { draw } from './boxes';
import { type Host, setHost } from './host';
import { followClasses } from './waiting';

const [first, second] = [asImagePath('a.jpg'), asImagePath('b.jpg')];

/** A project without classes, the person on `image`. */
function page() {
  let document = emptyDocument();
  let image = first;
  let follow: (state: { document: ProjectDocument }, before: { document: ProjectDocument }) => void = () => undefined;
  const told: string[] = [];
  let asked = 0;
  setHost({ nameClass: () => void asked++ } as unknown as Host);
  const dispatch = (diff: Diff): void => {
    const before = document;
    document = applyDiff(document, diff);
    follow({ document }, { document: before });
  };
  const stores = {
    project: {
      getState: () => ({ document }),
      dispatch,
      subscribe: (listener: typeof follow) => {
        follow = listener;
        return () => undefined;
      },
    },
    view: { getState: () => ({ image }), setHidden: () => undefined },
    current: { getState: () => ({ image, record: imageRecord(document, image), predictions: [], detection: null }) },
    selection: createSelectionSlice(),
    notices: { ...createNotices(), tell: (notice: { readonly key: string }) => void told.push(notice.key) },
  } as unknown as Stores;
  followClasses(stores);
  return {
    stores,
    told,
    asked: () => asked,
    go: (to: typeof image) => {
      image = to;
      stores.selection.clear();
    },
    name: (name: string) => dispatch(addClasses(document, { names: [name] })),
    boxes: (of: typeof image) =>
      imageRecord(document, of).annotations.map(({ classId, box: { x } }) => ({ classId, x })),
  };
}

const at = (x: number) => ({ x, y: 2, width: 30, height: 40 });

test('a box that has no class yet leads to where one is typed, and gets it', () => {
  const { stores, told, asked, name, boxes } = page();
  draw(stores, at(1));
  expect([told, asked(), boxes(first)]).toEqual([['noticeBoxWaits'], 1, []]);
  name('cat');
  expect(boxes(first)).toEqual([{ classId: 0, x: 1 }]);
  expect(stores.selection.getState()).toMatchObject({ refs: [{ kind: 'annotation' }], waiting: [] });
  name('dog');
  expect(boxes(first)).toHaveLength(1);
});

test('boxes of several images wait for the first class; only those of the present image are selected then', () => {
  const { stores, go, name, boxes } = page();
  draw(stores, at(1));
  go(second);
  draw(stores, at(2));
  draw(stores, at(3));
  name('cat');
  expect([boxes(first).length, boxes(second).map(({ x }) => x)]).toEqual([1, [2, 3]]);
  expect(stores.selection.getState().refs).toHaveLength(2);
});

test('boxes that are given up do not come back with a class', () => {
  const { stores, name, boxes } = page();
  draw(stores, at(1));
  stores.selection.giveUp(first);
  name('cat');
  expect(boxes(first)).toEqual([]);
});
