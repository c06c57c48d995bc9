import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDocument } from '../../shared/dataset/document';
import { asClassId, asImagePath } from '../../shared/dataset/ids';
import { fail, failureOf } from '../../shared/failure/failure';
import type { Bridge } from '../../shared/ipc/contract';
import { DEFAULT_PREDICTION_SETTINGS, FIRST_VIEW } from '../../shared/project/settings';
import type { ClassBridgeSlice } from './classBridge';
import type { CommitQueue } from './commitQueue';
import { createProjectSlice } from './createProjectSlice';
import { createNotices } from './notices';
import { createPredictionSettingsSlice } from './prediction';
import { createSurvivorsSlice } from './survivors';

const images = ['a.jpg', 'b.jpg'].map(asImagePath);
const one = { scores: new Float32Array([0.9]), labels: new Uint16Array(1), boxes: new Float32Array([0, 0, 8, 8]) };
const parts = images.map((image) => ({ images: [image], counts: new Uint32Array([1]), ...one, total: images.length }));

/** The page over a main process whose replies to some requests fail so many times, then no more. */
function page(failing: Record<string, number>, code: 'app.cancelled' | 'project.noneOpen' = 'app.cancelled') {
  const left = { ...failing };
  const told: string[] = [];
  const notices = createNotices();
  notices.on((notice) => told.push(notice.kind === 'failure' ? notice.failure.code : notice.key));
  const replyTo = (name: string, input: { from?: number; images?: typeof images }): unknown => {
    if (name === 'prediction.survivors') return { version: 1, nms: DEFAULT_PREDICTION_SETTINGS, computing: null };
    if (name === 'prediction.survivorsPart') return parts[input.from ?? 0];
    return input.images?.map((image) => ({ image, ...one }));
  };
  const bridge = {
    call: (name: string, input: { from?: number }) => {
      const times = left[name] ?? 0;
      left[name] = times - 1;
      return Promise.resolve(
        times > 0 ? { ok: false, failure: failureOf(fail(code, {})) } : { ok: true, value: replyTo(name, input) },
      );
    },
    on: () => () => undefined,
  } as unknown as Bridge;
  const project = createProjectSlice({ push: () => undefined } as unknown as CommitQueue);
  const state = { bridge: [{ modelClass: 'cat', classId: asClassId(0), how: 'exact' as const }] };
  const classBridge = { getState: () => state, subscribe: () => () => undefined } as unknown as ClassBridgeSlice;
  const prediction = createPredictionSettingsSlice(bridge, notices);
  const survivors = createSurvivorsSlice(bridge, { project, prediction, classBridge }, notices);
  const open = (folder: string): void =>
    project.load({
      name: 'p',
      folder,
      images: images.map((path) => ({ path, problem: null })),
      complete: true,
      document: emptyDocument(),
      prediction: DEFAULT_PREDICTION_SETTINGS,
      view: FIRST_VIEW,
      kept: 'in-folder',
      notes: [],
    });
  open('/p');
  survivors.setModel('m');
  const known = (): readonly number[] => images.map((image) => survivors.of(image)?.scores.length ?? 0);
  const mend = (): void => {
    for (const name of Object.keys(left)) left[name] = 0;
  };
  return { survivors, told, known, open, mend };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a part that cannot be fetched is asked for again, and nobody is troubled', async () => {
  const { survivors, told, known } = page({ 'prediction.survivorsPart': 2 });
  await vi.advanceTimersByTimeAsync(20_000);
  expect({ told, known: known(), loading: survivors.getState().loading }).toEqual({
    told: [],
    known: [1, 1],
    loading: null,
  });
});

test('a part that cannot be fetched at all is told once', async () => {
  const { survivors, told } = page({ 'prediction.survivorsPart': 1_000 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect({ told, loading: survivors.getState().loading }).toEqual({ told: ['app.cancelled'], loading: null });
});

test('while another project is being opened, however long, nobody is told that none is open', async () => {
  const { survivors, told, known, open, mend } = page({ 'prediction.survivorsPart': 1_000 }, 'project.noneOpen');
  await vi.advanceTimersByTimeAsync(60_000);
  expect({ told, loading: survivors.getState().loading }).toEqual({ told: [], loading: null });
  mend();
  open('/q');
  await vi.advanceTimersByTimeAsync(1_000);
  expect({ told, known: known() }).toEqual({ told: [], known: [1, 1] });
});

test('rows whose request failed are asked for again when they are next in view', async () => {
  const { survivors, known } = page({ 'prediction.survivorsPart': 1_000, 'prediction.survivorsOf': 1 });
  await vi.advanceTimersByTimeAsync(60_000);
  await survivors.request(images);
  expect(known()).toEqual([0, 0]);
  await survivors.request(images);
  expect(known()).toEqual([1, 1]);
});
