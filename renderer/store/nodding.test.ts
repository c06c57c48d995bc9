import { expect, it } from 'vitest';
import { emptyDocument } from '../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../../shared/dataset/ids';
import { addClasses } from '../../shared/editing/commands/classes';
import { submitImage } from '../../shared/editing/commands/predictions';
import { DEFAULT_PREDICTION_SETTINGS, FIRST_VIEW } from '../../shared/project/settings';
import type { CommitQueue } from './commitQueue';
import { createProjectSlice } from './createProjectSlice';
import { createNodWatch, NODS, type Nodded, QUIET, watchSubmissions } from './nodding';

const look = { perImage: 0.3, perBox: 0.25 };

/** Seconds and boxes of one submission after the other, a second apart. */
const told = (acts: readonly (readonly [number, number])[]): readonly (Nodded | null)[] => {
  const watch = createNodWatch();
  return acts.map(([seconds, boxes], at) => watch.submitted(seconds, boxes, look, at * 1_000));
};
const fast = (boxes = 4): readonly [number, number] => [0.2, boxes];

it.each<[string, readonly (readonly [number, number])[], Nodded | null]>([
  ['five in a row', [fast(), fast(), fast(), fast(), fast(2)], { images: 5, boxes: 18 }],
  ['four are no row', [fast(), fast(), fast(), fast()], null],
  ['one look in between', [fast(), fast(), fast(), [3, 4], fast(), fast()], null],
  [
    'as long as a look takes',
    [
      [1.3, 4],
      [1.3, 4],
      [1.3, 4],
      [1.3, 4],
      [1.3, 4],
    ],
    null,
  ],
  [
    'images without boxes neither count nor end a row',
    [fast(), fast(), [0.1, 0], fast(), fast(), fast()],
    { images: 5, boxes: 20 },
  ],
])('%s', (_, acts, nodded) => {
  expect(told(acts).at(-1)).toEqual(nodded);
});

it('says it once in ten minutes', () => {
  const watch = createNodWatch();
  const row = (from: number) =>
    Array.from({ length: NODS }, (_, at) => watch.submitted(0.1, 1, look, from + at)).filter((one) => one !== null);
  expect(row(0)).toHaveLength(1);
  expect(row(60_000)).toHaveLength(0);
  expect(watch.submitted(0.1, 1, look, QUIET + 60_000)).toEqual({ images: 6, boxes: 6 });
});

it('a submission that is done again is no other look', () => {
  const images = Array.from({ length: NODS }, (_, at) => asImagePath(`${at}.jpg`));
  // What is pushed counts as written.
  const queue = { push: () => undefined } as unknown as CommitQueue;
  const project = createProjectSlice(queue);
  const told: (Nodded | null)[] = [];
  project.load({
    name: 'p',
    folder: '/p',
    images: images.map((path) => ({ path, problem: null })),
    complete: true,
    document: emptyDocument(),
    prediction: DEFAULT_PREDICTION_SETTINGS,
    view: FIRST_VIEW,
    kept: 'in-folder',
    notes: [],
  });
  project.dispatch(addClasses(project.getState().document, { names: ['cat'] }));
  watchSubmissions(
    project,
    () => look,
    (nodded) => told.push(nodded),
    () => QUIET,
  );
  const submit = (at: number): void => {
    const image = images[at];
    const [classId, box] = [asClassId(0), { x: 0, y: 0, width: 5, height: 5 }];
    const origin = { model: 'm', modelClass: 'cat', score: 0.9, box };
    const accepted = [{ id: asAnnotationId(`${at}`), classId, box, origin }];
    if (image !== undefined)
      project.dispatch(submitImage(project.getState().document, { image, accepted, seconds: 0.1 }));
  };
  for (let at = 0; at < NODS - 1; at++) submit(at);
  for (let round = 0; round < NODS; round++) {
    project.undo();
    project.redo();
  }
  expect(told).toEqual([]);
  submit(NODS - 1);
  expect(told).toEqual([{ images: NODS, boxes: NODS }]);
});
