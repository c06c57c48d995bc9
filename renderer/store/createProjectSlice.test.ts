import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Annotation,
  emptyDocument,
  type ImageRecord,
  imageRecord,
  type ProjectDocument,
} from '../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath, type ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import { addClasses, deleteClass, renameClass } from '../../shared/editing/commands/classes';
import { drawBox } from '../../shared/editing/commands/drawBox';
import { setBoxes } from '../../shared/editing/commands/editAnnotations';
import { submitImage } from '../../shared/editing/commands/predictions';
import { setStatus } from '../../shared/editing/commands/setStatus';
import type { Diff } from '../../shared/editing/diff';
import { DEFAULT_PREDICTION_SETTINGS, FIRST_VIEW } from '../../shared/project/settings';
import type { CommitQueue } from './commitQueue';
import { createProjectSlice } from './createProjectSlice';
import type { LoadedProject, ProjectSlice } from './projectSlice';

const image = asImagePath('a.jpg');
const id = asAnnotationId('a');
const opened: LoadedProject = {
  name: 'p',
  folder: '/p',
  images: [{ path: image, problem: null }],
  complete: true,
  document: emptyDocument(),
  prediction: DEFAULT_PREDICTION_SETTINGS,
  view: { ...FIRST_VIEW, image: asImagePath('b.jpg') },
  kept: 'in-folder',
  notes: [],
};
let journal: Diff[] = [];
let refused = 0;
let clock = 0;
let project: ProjectSlice;

beforeEach(() => {
  journal = [];
  clock = 0;
  // The journal's side of the queue: everything that is pushed counts as written.
  const queue = { push: (diff: Diff) => void journal.push(diff) } as unknown as CommitQueue;
  project = createProjectSlice(
    queue,
    () => clock,
    () => refused++,
  );
  project.load(opened);
  project.dispatch(addClasses(project.getState().document, { names: ['cat'] }));
});

const draw = (): void =>
  project.dispatch(
    drawBox(project.getState().document, {
      image,
      box: { id, classId: asClassId(0), box: { x: 0, y: 0, width: 5, height: 5 } },
    }),
  );
const nudge = (x: number): void =>
  project.dispatch(
    setBoxes(project.getState().document, {
      image,
      boxes: new Map([[id, { x, y: 0, width: 5, height: 5 }]]),
      label: 'moveBox',
    }),
    'move a',
  );
const b = asImagePath('b.jpg');
const c = asImagePath('c.jpg');
const entries = (...paths: readonly ImagePath[]): readonly ImageEntry[] =>
  paths.map((path) => ({ path, problem: null }));
const box = (name: string): Annotation => ({
  id: asAnnotationId(name),
  classId: asClassId(0),
  box: { x: 0, y: 0, width: 5, height: 5 },
  provenance: { kind: 'drawn' },
});

test('images that are found later follow those known, and are counted', () => {
  project.dispatch(submitImage(project.getState().document, { image: b, accepted: [] }));
  expect(project.getState().counts.byStatus).toMatchObject({ unseen: 1, done: 0 });
  const gone: ImageRecord = { status: 'in progress', annotations: [box('x'), box('y')], rejections: [] };
  const skipped: ImageRecord = { status: 'skipped', annotations: [box('z')], rejections: [] };
  const records = [
    [c, skipped],
    [asImagePath('gone.jpg'), gone],
  ] as const;
  project.append({ images: entries(b, c), records, complete: true });
  const state = project.getState();
  expect(state.entries.map(({ path }) => path)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  expect(state.indexOf.get(b)).toBe(1);
  expect(state.counts.byStatus).toEqual({ unseen: 1, 'in progress': 0, done: 1, skipped: 1 });
  expect(state.counts.byClass.get(asClassId(0))).toBe(3);
  expect(imageRecord(state.document, c)).toEqual(skipped);
  expect(state.complete).toBe(true);
});

test('records that come during a trial are there during it and after it', () => {
  project.beginTrial(image, { status: 'done', annotations: [], rejections: [] });
  const record: ImageRecord = { status: 'done', annotations: [box('x')], rejections: [] };
  project.append({ images: entries(b), records: [[b, record]], complete: true });
  expect(imageRecord(project.getState().document, b)).toEqual(record);
  project.endTrial();
  expect(imageRecord(project.getState().document, b)).toEqual(record);
  expect(project.getState().counts.byClass.get(asClassId(0))).toBe(1);
});

describe('until everything is known', () => {
  beforeEach(() => {
    project.load({ ...opened, document: project.getState().document, complete: false });
    journal = [];
  });
  const document = (): ProjectDocument => project.getState().document;

  test.each<[string, () => Diff, boolean]>([
    ['an image that is known', () => submitImage(document(), { image, accepted: [] }), true],
    ['the image a person was on, further down', () => submitImage(document(), { image: b, accepted: [] }), true],
    ['an image that is not known', () => submitImage(document(), { image: c, accepted: [] }), false],
    ['a new class', () => addClasses(document(), { names: ['dog'] }), true],
    ['another name', () => renameClass(document(), { id: asClassId(0), name: 'dog' }), true],
    ['a class that goes, with its boxes', () => deleteClass(document(), { id: asClassId(0) }), false],
  ])('%s', (_, make, isDone) => {
    refused = 0;
    project.dispatch(make());
    expect(journal.length).toBe(isDone ? 1 : 0);
    expect(refused).toBe(isDone ? 0 : 1);
    project.append({ images: entries(b, c), records: [], complete: true });
    project.dispatch(make());
    expect(journal.length).toBeGreaterThan(0);
  });
});

const place = (): number | undefined => imageRecord(project.getState().document, image).annotations[0]?.box.x;

test('every step is journalled, an undo as its inverse', () => {
  draw();
  project.undo();
  expect(journal.map(({ label }) => label)).toEqual(['addClasses', 'drawBox', 'drawBox']);
  expect(imageRecord(project.getState().document, image).annotations).toEqual([]);
  expect(project.getState()).toMatchObject({ undoLabel: 'addClasses', redoLabel: 'drawBox' });
});

test('nudges that follow each other are one undo step, each in the journal', () => {
  draw();
  for (const x of [1, 2, 3]) {
    clock += 200;
    nudge(x);
  }
  expect(journal.length).toBe(5);
  project.undo();
  expect(place()).toBe(0);
  project.redo();
  expect(place()).toBe(3);
});

test('a pause or another step ends a series', () => {
  draw();
  nudge(1);
  clock += 5_000;
  nudge(2);
  project.undo();
  expect(place()).toBe(1);
});

test('counts follow diff by diff', () => {
  draw();
  project.dispatch(submitImage(project.getState().document, { image, accepted: [] }));
  expect(project.getState().counts.byClass.get(asClassId(0))).toBe(1);
  expect(project.getState().counts.byStatus).toEqual({ unseen: 0, 'in progress': 0, done: 1, skipped: 0 });
  project.undo();
  project.undo();
  expect(project.getState().counts.byStatus).toEqual({ unseen: 1, 'in progress': 0, done: 0, skipped: 0 });
});

test('an empty diff is no step', () => {
  const before = project.getState();
  project.dispatch({ label: 'nothing', changes: [] });
  project.dispatch(null);
  expect(project.getState()).toBe(before);
});

describe('a trial', () => {
  const shown = { status: 'done', annotations: [], rejections: [] } as const;
  const second = asAnnotationId('b');
  const drawAgain = (): void =>
    project.dispatch(
      drawBox(project.getState().document, {
        image,
        box: { id: second, classId: asClassId(0), box: { x: 1, y: 1, width: 5, height: 5 } },
      }),
    );

  test('goes neither to the journal nor to the document, and can be undone in itself', () => {
    draw();
    const before = project.getState();
    const written = journal.length;
    project.beginTrial(image, shown);
    expect(project.getState()).toMatchObject({ undoLabel: null, redoLabel: null });
    expect(imageRecord(project.getState().document, image)).toEqual(shown);
    drawAgain();
    project.undo();
    expect(imageRecord(project.getState().document, image).annotations).toEqual([]);
    project.redo();
    expect(project.endTrial()?.annotations.map((one) => one.id)).toEqual([second]);
    expect(project.getState()).toEqual(before);
    expect(journal.length).toBe(written);
    project.undo();
    expect(imageRecord(project.getState().document, image).annotations).toEqual([]);
  });

  test('leaves the status alone: nothing brings predictions back', () => {
    project.beginTrial(image, shown);
    project.dispatch(setStatus(project.getState().document, { image, status: 'in progress' }));
    expect(imageRecord(project.getState().document, image).status).toBe('done');
  });

  test('other edits are made as always', () => {
    project.beginTrial(image, shown);
    project.dispatch(addClasses(project.getState().document, { names: ['dog'] }));
    drawAgain();
    expect(journal.map(({ label }) => label)).toEqual(['addClasses', 'addClasses']);
    project.endTrial();
    expect(project.getState().document.classes.map(({ name }) => name)).toEqual(['cat', 'dog']);
    expect(project.getState().undoLabel).toBe('addClasses');
  });

  test('none is under way', () => {
    expect(project.endTrial()).toBeNull();
  });
});

test('an act on very many boxes is one undo step in several lines of the journal', () => {
  const boxes = Array.from({ length: 12_000 }, (_, at) => ({
    id: asAnnotationId(`b${at}`),
    classId: asClassId(0),
    box: { x: 0, y: 0, width: 5, height: 5 },
  }));
  const changes = boxes.map((box, at) => {
    const after = { ...box, provenance: { kind: 'imported' } } as const;
    return {
      type: 'annotation',
      image: asImagePath(`${at % 900}.jpg`),
      id: box.id,
      at: Math.floor(at / 900),
      before: null,
      after,
    } as const;
  });
  const before = project.getState().document;
  const lines = journal.length;
  project.dispatch({ label: 'acceptEverywhere', changes });
  expect(journal.length).toBe(lines + 3);
  expect(project.getState().counts.byClass.get(asClassId(0))).toBe(12_000);
  project.undo();
  expect([...project.getState().document.images]).toEqual([...before.images]);
  expect(journal.length).toBe(lines + 6);
});
