import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../../../shared/detection/model';
import { fail, failureOf } from '../../../../shared/failure/failure';
import { parseLabelConfig } from '../../../../shared/formats/labelstudio/config';
import { strictIssues } from '../../../../shared/formats/labelstudio/strict';
import type { PushProgress } from '../../../../shared/ipc/labelStudioPush';
import { LEGACY } from '../../../../testing/fakeLabelStudio';
import { type Disturbance, FakeLabelStudioApi } from '../../../../testing/fakeLabelStudioApi';
import { png } from '../../../../testing/imageRig';
import type { PredictService } from '../../predict/service';
import { createFiles } from '../files';
import { createImageResolver } from '../images/resolver';
import type { ImageResolver } from '../images/types';
import { type PushJob, pushProject } from './pushProject';

const VERSION = 'rtmdet-2c-12345678';
const CONFIG =
  '<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image"><Label value="cat"/><Label value="Cell_Phone"/></RectangleLabels></View>';

let api: FakeLabelStudioApi;
let root: string;
let resolver: ImageResolver;

beforeEach(async () => {
  api = new FakeLabelStudioApi();
  await api.start();
  api.labelConfig = CONFIG;
  root = mkdtempSync(join(tmpdir(), 'rtmlabel-push-'));
  const site = { url: api.url, token: LEGACY, documentRoots: [root], uploadDirs: [] };
  resolver = createImageResolver({ site: () => site, cacheDir: join(root, '.cache') });
});
afterEach(async () => {
  await resolver.dispose();
  await api.close();
  rmSync(root, { recursive: true });
});

/** Tasks 1 … count, each with a picture of its own that is there. */
function tasks(count: number, first = 1): void {
  for (let id = first; id < first + count; id++) {
    writeFileSync(join(root, `${id}.png`), png(String(id)));
    api.tasks.set(id, { data: { image: `/data/local-files/?d=${id}.png` } });
  }
}

/** Finds a cat and a phone on every picture of 100 × 50 pixels. */
const detection = {
  width: 100,
  height: 50,
  candidates: {
    boxes: Float32Array.of(10, 5, 30, 25, 50, 0, 100, 50, 0, 0, 5, 5),
    scores: Float32Array.of(0.9, 0.6, 0.2),
    labels: Uint16Array.of(0, 1, 0),
  },
};
const predicted = { detection, summary: new Float32Array(), fromCache: false };
const service = {
  detector: { width: 2 },
  get: async () => predicted,
} as unknown as PredictService;
const info = {
  name: 'rtmdet',
  version: VERSION,
  classNames: ['cat', 'cell phone'],
  classCount: 2,
} as unknown as ModelInfo;

const push = (more: Partial<PushJob> = {}) =>
  pushProject({
    url: api.url,
    token: LEGACY,
    project: 7,
    model: async () => ({ info, service }),
    resolver,
    files: createFiles(),
    settings: { threshold: 0.3, nmsIou: 0.65, maxPerImage: 300 },
    onProgress: () => undefined,
    signal: new AbortController().signal,
    patience: { retries: 3, firstPauseMs: 1, longestPauseMs: 1 },
    ...more,
  });

const broken = () => fail('image.broken', { file: '2.png', reason: 'no end' });
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no failure',
    (thrown: unknown) => failureOf(thrown).code,
  );
const posts = (): number => api.requests.filter((request) => request.startsWith('POST /api/projects')).length;
const perTask = (): number[] => [...api.tasks.keys()].map((id) => api.versionsOf(id).length);

describe('predictions for a whole project', () => {
  it('gives every task one prediction that Label Studio takes strictly', async () => {
    tasks(5);
    const report = await push();
    expect(report).toEqual({
      title: 'Photos',
      modelVersion: VERSION,
      total: 5,
      already: 0,
      pushed: 5,
      boxes: 10,
      failures: [],
      failed: 0,
      unmatched: [],
      stopped: false,
    });
    for (const prediction of api.predictions) expect(strictIssues(prediction, parseLabelConfig(CONFIG))).toEqual([]);
    expect(api.predictions[0]?.result.map(({ value }) => value)).toEqual([
      { x: 10, y: 10, width: 20, height: 40, rotation: 0, rectanglelabels: ['cat'] },
      { x: 50, y: 0, width: 50, height: 100, rotation: 0, rectanglelabels: ['Cell_Phone'] },
    ]);
    expect(api.predictions[0]).toMatchObject({ score: expect.closeTo(0.75, 5), model_version: VERSION });
  });

  it.each(['told', 'untold', 'cut'] as const)('does nothing twice; versions in lists: %s', async (versions) => {
    api.versions = versions;
    tasks(4);
    api.predictions.push({ task: 2, result: [], score: 0, model_version: 'another' });
    await push();
    tasks(2, 5);
    const report = await push();
    expect(report).toMatchObject({ total: 6, already: 4, pushed: 2 });
    expect(perTask()).toEqual([1, 2, 1, 1, 1, 1]);
    const before = posts();
    expect(await push()).toMatchObject({ already: 6, pushed: 0, boxes: 0 });
    expect(posts()).toBe(before);
  });

  it('goes through all pages, and pushes in chunks', async () => {
    tasks(450);
    api.tasks.delete(17);
    expect(await push({ chunk: 120 })).toMatchObject({ total: 449, pushed: 449 });
    expect(perTask().every((count) => count === 1)).toBe(true);
    expect(api.posted).toEqual([120, 120, 120, 89]);
  });

  it('leaves out what cannot be had, with the reason, and pushes the rest', async () => {
    tasks(5);
    writeFileSync(join(root, '5.png'), 'no picture');
    rmSync(join(root, '3.png'));
    api.tasks.set(4, { data: {} });
    const bad = {
      ...service,
      get: async (image: string) => (image.endsWith('2.png') ? Promise.reject(broken()) : predicted),
    };
    const report = await push({ model: async () => ({ info, service: bad as unknown as PredictService }) });
    expect(report).toMatchObject({ total: 5, pushed: 1, failed: 4 });
    const codes = [...report.failures].sort((a, b) => a.task - b.task).map(({ task, failure }) => [task, failure.code]);
    expect(codes).toEqual([
      [2, 'image.broken'],
      [3, 'lsimages.localFilesNotServed'],
      [4, 'labelstudio.noImage'],
      [5, 'lsimages.notImage'],
    ]);
  });

  it('pushes nothing twice when an answer is lost, and tries again after errors', async () => {
    tasks(3);
    const troubles: Disturbance[] = ['lose', 503, 'cut'];
    const again: string[] = [];
    api.disturb = (request) => (request.startsWith('POST') ? troubles.shift() : undefined);
    // The first answer is lost although it was taken: nothing is left for a second.
    expect(await push({ onAgain: ({ code }) => again.push(code) })).toMatchObject({ pushed: 3, failed: 0 });
    expect(perTask()).toEqual([1, 1, 1]);
    tasks(3, 4);
    expect(await push({ onAgain: ({ code }) => again.push(code) })).toMatchObject({ already: 3, pushed: 3 });
    expect(perTask()).toEqual([1, 1, 1, 1, 1, 1]);
    expect(again).toEqual(['lspush.unreachable', 'lspush.serverError', 'lspush.unreachable']);
  });

  it('gives up with the reason when Label Studio stays away; the next run does the rest', async () => {
    tasks(6);
    let post = 0;
    api.disturb = (request) => (request.startsWith('POST') && ++post > 1 ? 500 : undefined);
    expect(await codeOf(push({ chunk: 2 }))).toBe('lspush.serverError');
    expect(api.predictions.length).toBe(2);
    api.disturb = () => undefined;
    expect(await push({ chunk: 2 })).toMatchObject({ already: 2, pushed: 4 });
    expect(perTask()).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it.each(['refuse', 'drop'] as const)(
    'a prediction that Label Studio does not take stops no other: %s',
    async (how) => {
      tasks(9);
      api.bad.set(4, how);
      const report = await push();
      expect(report).toMatchObject({ pushed: 8, failed: 1 });
      expect(report.failures).toEqual([
        {
          task: 4,
          failure:
            how === 'drop'
              ? { code: 'lspush.dropped', params: { host: new URL(api.url).host } }
              : {
                  code: 'lspush.refused',
                  params: {
                    host: new URL(api.url).host,
                    status: 400,
                    said: `Validation error · {'task': 4} contains invalid "task" field`,
                  },
                },
        },
      ]);
      expect(perTask()).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1]);
    },
  );

  it('a task that is deleted or predicted by somebody else meanwhile is left alone', async () => {
    tasks(4);
    const meddling = {
      ...service,
      async get() {
        api.tasks.delete(2);
        if (api.versionsOf(3).length === 0)
          api.predictions.push({ task: 3, result: [], score: 0, model_version: VERSION });
        return predicted;
      },
    };
    const report = await push({ model: async () => ({ info, service: meddling as unknown as PredictService }) });
    expect(report).toMatchObject({ failed: 0, failures: [] });
    expect(api.posted.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(perTask()).toEqual([1, 1, 1]);
  });

  it('stopped, it keeps and pushes what is done; the next run does the rest only', async () => {
    tasks(40);
    const stop = new AbortController();
    let count = 0;
    const counting = {
      ...service,
      async get(_image: string, _priority: string, signal: AbortSignal) {
        if (++count === 10) stop.abort();
        if (signal.aborted) throw fail('app.cancelled', {});
        return predicted;
      },
    };
    const model = async () => ({ info, service: counting as unknown as PredictService });
    const first = await push({ model, signal: stop.signal, chunk: 4 });
    expect(first).toMatchObject({ stopped: true, failed: 0 });
    expect(first.pushed).toBe(9);
    const second = await push();
    expect(second).toMatchObject({ stopped: false, already: 9, pushed: 31 });
    expect(perTask().every((found) => found === 1)).toBe(true);
  });

  it('tells how far it is', async () => {
    tasks(12);
    api.predictions.push({ task: 1, result: [], score: 0, model_version: VERSION });
    const told: PushProgress[] = [];
    await push({ onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toMatchObject({ total: 12, done: 12, already: 1, pushed: 11, failed: 0, secondsLeft: 0 });
    const done = told.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it('says which classes have no label, and refuses when none has', async () => {
    tasks(1);
    api.labelConfig = CONFIG.replace('Cell_Phone', 'horse');
    const seen: unknown[] = [];
    expect(await push({ onProject: (project) => seen.push(project) })).toMatchObject({
      unmatched: ['cell phone'],
      boxes: 1,
    });
    expect(seen).toEqual([{ title: 'Photos', unmatched: ['cell phone'] }]);
    api.labelConfig = CONFIG.replace('Cell_Phone', 'horse').replace('cat', 'cow');
    expect(await codeOf(push())).toBe('lspush.noMatch');
    expect(await push({ own: new Map([['cat', 'cow']]) })).toMatchObject({ already: 1 });
    api.labelConfig = '<View><Image name="image" value="$image"/></View>';
    expect(await codeOf(push())).toBe('labelstudio.noControl');
  });
});
