import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDocument, type ImageStatus } from '../../shared/dataset/document';
import { asClassId, asImagePath, type ImagePath } from '../../shared/dataset/ids';
import { addClasses } from '../../shared/editing/commands/classes';
import { rejectPredictions, submitImage } from '../../shared/editing/commands/predictions';
import type { Bridge, EventName } from '../../shared/ipc/contract';
import type { SurvivorsPart } from '../../shared/ipc/survivors';
import { DEFAULT_PREDICTION_SETTINGS, FIRST_VIEW } from '../../shared/project/settings';
import { createBatchSlice } from './batch';
import type { ClassBridgeSlice } from './classBridge';
import type { CommitQueue } from './commitQueue';
import { createProjectSlice } from './createProjectSlice';
import { createNotices } from './notices';
import { createPredictionSettingsSlice } from './prediction';
import { createQueueSlice, firstUnseen } from './queue';
import { createShownSlice } from './shown';
import { createSurvivorsSlice } from './survivors';
import { createViewSlice } from './view';

const path = (at: number): ImagePath => asImagePath(`${at}.jpg`);
const NMS = { nmsIou: 0.65, maxPerImage: 300 };

/** One box of class 0 for each score. */
const boxesOf = (scores: readonly number[]) => ({
  scores: new Float32Array(scores),
  labels: new Uint16Array(scores.length),
  boxes: Float32Array.from(scores.flatMap((_, at) => [at * 10, 0, at * 10 + 8, 8])),
});

function partOf(images: readonly (readonly number[])[]): SurvivorsPart {
  const all = boxesOf(images.flat());
  return {
    images: images.map((_, at) => path(at)),
    counts: Uint32Array.from(images, (scores) => scores.length),
    ...all,
    boxes: Float32Array.from(images.flatMap((scores) => [...boxesOf(scores).boxes])),
    total: images.length,
  };
}

/** The page's state over a main process that has these scores stored. */
function page(images: readonly (readonly number[])[]) {
  const listeners = new Map<EventName, (payload: never) => void>();
  const asked: string[] = [];
  const replies: Record<string, unknown> = {
    'prediction.survivors': { version: 1, nms: NMS, computing: null },
    'prediction.survivorsPart': partOf(images),
    'prediction.recount': { version: 1, nms: NMS, computing: { done: 0, total: images.length } },
  };
  const bridge = {
    call: (name: string) => {
      asked.push(name);
      return Promise.resolve({ ok: true, value: replies[name] ?? null });
    },
    on: (name: EventName, listener: (payload: never) => void) => {
      listeners.set(name, listener);
      return () => undefined;
    },
  } as unknown as Bridge;
  const project = createProjectSlice({ push: () => undefined } as unknown as CommitQueue);
  const view = createViewSlice();
  const prediction = createPredictionSettingsSlice(bridge, createNotices());
  const state = { bridge: [{ modelClass: 'cat', classId: asClassId(0), how: 'exact' as const }] };
  const classBridge = { getState: () => state, subscribe: () => () => undefined } as unknown as ClassBridgeSlice;
  const survivors = createSurvivorsSlice(bridge, { project, prediction, classBridge }, createNotices());
  const shown = createShownSlice({ survivors, prediction, classBridge }, (work) => work());
  const batch = createBatchSlice(bridge);
  const queue = createQueueSlice({ project, view, survivors, prediction, classBridge, batch });
  const open = (): void =>
    project.load({
      name: 'p',
      folder: '/p',
      images: images.map((_, at) => ({ path: path(at), problem: null })),
      complete: true,
      document: emptyDocument(),
      prediction: DEFAULT_PREDICTION_SETTINGS,
      view: FIRST_VIEW,
      kept: 'in-folder',
      notes: [],
    });
  open();
  project.dispatch(addClasses(project.getState().document, { names: ['cat'] }));
  survivors.setModel('m');
  const store = (at: number, scores: readonly number[]): void =>
    listeners.get('prediction.stored')?.({ image: path(at), ...boxesOf(scores) } as never);
  const submit = (at: number): void =>
    project.dispatch(submitImage(project.getState().document, { image: path(at), accepted: [] }));
  const rows = (): readonly number[] | null => queue.getState().rows && [...(queue.getState().rows ?? [])];
  return { project, view, prediction, survivors, shown, queue, asked, open, store, submit, rows };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5_000);

test('counts follow threshold, rejections, submitted images and new predictions', async () => {
  const { project, prediction, shown, store, submit } = page([[0.9, 0.4], [0.35], []]);
  await settle();
  const counts = () => [shown.getState().boxes, shown.getState().images];
  expect(counts()).toEqual([3, 2]);
  prediction.update({ threshold: 0.5 });
  expect(counts()).toEqual([1, 1]);
  prediction.update({ threshold: 0.3, perClass: { 0: 0.38 } });
  expect(counts()).toEqual([2, 1]);
  expect(shown.getState().byClass.get(asClassId(0))).toBe(2);
  prediction.update({ perClass: {} });
  const rejections = [{ classId: asClassId(0), box: { x: 10, y: 0, width: 8, height: 8 } }];
  project.dispatch(rejectPredictions(project.getState().document, { image: path(0), rejections }));
  expect(counts()).toEqual([2, 2]);
  submit(0);
  expect(counts()).toEqual([1, 1]);
  store(2, [0.8, 0.7]);
  await settle();
  expect(counts()).toEqual([3, 2]);
  project.undo();
  project.undo();
  expect(counts()).toEqual([5, 3]);
});

test('a folder that is opened once more has its boxes again', async () => {
  const { shown, open } = page([[0.9, 0.4], [0.35], []]);
  await settle();
  open();
  await settle();
  expect(shown.getState()).toMatchObject({ boxes: 3, images: 2 });
});

test('another NMS is asked for once it rests, the same one is not', async () => {
  const { prediction, asked } = page([[0.9]]);
  await settle();
  prediction.update({ threshold: 0.7 });
  await settle();
  expect(asked).not.toContain('prediction.recount');
  for (const nmsIou of [0.6, 0.5, 0.4]) prediction.update({ nmsIou });
  await settle();
  expect(asked.filter((name) => name === 'prediction.recount').length).toBe(1);
});

test('what lies ahead is ordered anew; where the person is and goes next stays', async () => {
  const { view, queue, rows, store, submit } = page([[0.5], [0.4], [0.9], [0.8], [0.7], [0.6]]);
  view.show(path(0));
  await settle();
  expect(rows()).toBeNull();
  queue.setOrder('lowest', false);
  await settle();
  expect(rows()).toEqual([1, 0, 5, 4, 3, 2]);
  view.show(path(1));
  // Image 2 has become the weakest of all: it comes right after the next one.
  store(2, [0.31]);
  submit(1);
  view.show(path(0));
  await settle();
  expect(rows()).toEqual([1, 0, 5, 2, 4, 3]);
  // Behind the person nothing moves, whatever becomes of it.
  store(1, [0.99]);
  store(3, [0.35]);
  await settle();
  expect(rows()).toEqual([1, 0, 5, 2, 3, 4]);
  queue.setOrder('lowest', true);
  await settle();
  expect(rows()).toEqual([4, 5, 0, 3, 2, 1]);
});

test('a long list is made although boxes and threshold go on changing', async () => {
  const { prediction, queue, rows } = page(Array.from({ length: 10_000 }, (_, at) => [at === 7_000 ? 0.4 : 0.6]));
  await settle();
  let now = performance.now();
  // A thousand rows take longer than a slice.
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 6;
    return now;
  });
  queue.setOrder('lowest', false);
  for (let step = 0; step < 50; step++) {
    await vi.advanceTimersByTimeAsync(1);
    prediction.update({ threshold: step % 2 === 0 ? 0.31 : 0.3 });
  }
  clock.mockRestore();
  expect(rows()?.slice(0, 2)).toEqual([7_000, 0]);
});

test('a filter keeps the image the person is on until they leave it, and is cleared', async () => {
  const { view, queue, rows, submit } = page([[0.5], [0.4], [0.9]]);
  view.show(path(0));
  queue.setFilter({ status: 'unseen' satisfies ImageStatus });
  await settle();
  submit(0);
  await settle();
  expect(rows()).toEqual([0, 1, 2]);
  view.show(path(1));
  await settle();
  expect(rows()).toEqual([1, 2]);
  queue.setFilter({ status: null });
  await settle();
  expect(rows()).toBeNull();
  expect(view.getState().order).toBeNull();
});

test('the first unseen image goes by the list', async () => {
  const { project, view, queue, submit } = page([[0.5], [0.4], [0.9]]);
  view.show(path(0));
  submit(0);
  expect(firstUnseen({ project, queue, view })).toBe(path(1));
  queue.setOrder('name', true);
  await settle();
  expect(firstUnseen({ project, queue, view })).toBe(path(2));
  submit(1);
  submit(2);
  expect(firstUnseen({ project, queue, view })).toBeNull();
});
