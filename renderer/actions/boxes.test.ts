import { expect, test } from 'vitest';
import { emptyDocument, imageRecord } from '../../shared/dataset/document';
import { asImagePath } from '../../shared/dataset/ids';
import { addClasses } from '../../shared/editing/commands/classes';
import type { Diff } from '../../shared/editing/diff';
import { DEFAULT_PREDICTION_SETTINGS, FIRST_VIEW } from '../../shared/project/settings';
import type { CommitQueue } from '../store/commitQueue';
import { createProjectSlice } from '../store/createProjectSlice';
import { createNotices } from '../store/notices';
import { createSelectionSlice } from '../store/selection';
import type { Stores } from '../store/stores';
import { draw } from './boxes';
import { type Host, setHost } from './host';
import { followClasses } from './waiting';

const [first, second] = [asImagePath('a.jpg'), asImagePath('b.jpg')];

/** A project without classes, the person on the first image. */
function page() {
  const journal: Diff[] = [];
  const project = createProjectSlice({ push: (diff: Diff) => void journal.push(diff) } as unknown as CommitQueue);
  project.load({
    name: 'p',
    folder: '/p',
    images: [first, second].map((path) => ({ path, problem: null })),
    complete: true,
    document: emptyDocument(),
    prediction: DEFAULT_PREDICTION_SETTINGS,
    view: FIRST_VIEW,
    kept: 'in-folder',
    notes: [],
  });
  let image = first;
  const told: string[] = [];
  let asked = 0;
  setHost({ nameClass: () => void asked++ } as unknown as Host);
  const record = () => imageRecord(project.getState().document, image);
  const stores = {
    project,
    view: { getState: () => ({ image }), setHidden: () => undefined },
    current: { getState: () => ({ image, record: record(), predictions: [], detection: null }) },
    selection: createSelectionSlice(),
    notices: { ...createNotices(), tell: (notice: { readonly key: string }) => void told.push(notice.key) },
  } as unknown as Stores;
  followClasses(stores);
  return {
    stores,
    told,
    journal: () => journal.map(({ label }) => label),
    asked: () => asked,
    go: (to: typeof image) => {
      image = to;
      stores.selection.clear();
    },
    name: async (name: string) => {
      project.dispatch(addClasses(project.getState().document, { names: [name] }));
      await Promise.resolve();
    },
    boxes: (of: typeof image) =>
      imageRecord(project.getState().document, of).annotations.map(({ classId, box: { x } }) => ({ classId, x })),
  };
}

const at = (x: number) => ({ x, y: 2, width: 30, height: 40 });

test('a box that has no class yet leads to where one is typed, and gets it in a step after that of the class', async () => {
  const { stores, told, asked, journal, name, boxes } = page();
  draw(stores, at(1));
  expect([told, asked(), boxes(first)]).toEqual([['noticeBoxWaits'], 1, []]);
  await name('cat');
  expect(boxes(first)).toEqual([{ classId: 0, x: 1 }]);
  expect(journal()).toEqual(['addClasses', 'drawBox']);
  expect(stores.selection.getState()).toMatchObject({ refs: [{ kind: 'annotation' }], waiting: [] });
  await name('dog');
  expect(boxes(first)).toHaveLength(1);
  stores.project.undo();
  stores.project.undo();
  expect(boxes(first)).toEqual([]);
  expect(stores.project.getState().document.classes).toHaveLength(1);
});

test('boxes of several images wait for the first class; only those of the present image are selected then', async () => {
  const { stores, journal, go, name, boxes } = page();
  draw(stores, at(1));
  go(second);
  draw(stores, at(2));
  draw(stores, at(3));
  await name('cat');
  expect([boxes(first).length, boxes(second).map(({ x }) => x)]).toEqual([1, [2, 3]]);
  expect(journal()).toEqual(['addClasses', 'drawBox']);
  expect(stores.selection.getState().refs).toHaveLength(2);
});

test('boxes that are given up do not come back with a class', async () => {
  const { stores, name, boxes } = page();
  draw(stores, at(1));
  stores.selection.giveUp(first);
  await name('cat');
  expect(boxes(first)).toEqual([]);
});
