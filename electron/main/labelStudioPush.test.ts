import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ModelInfo } from '../../shared/detection/model';
import { LEGACY } from '../../testing/fakeLabelStudio';
import { FakeLabelStudioApi } from '../../testing/fakeLabelStudioApi';
import { png } from '../../testing/imageRig';
import { createFiles } from '../core/labelstudio/files';
import { createImageResolver } from '../core/labelstudio/images/resolver';
import type { ImageResolver } from '../core/labelstudio/images/types';
import type { ReadyModel } from '../core/labelstudio/parts';
import type { PredictService } from '../core/predict/service';
import type { KeptPush } from './labelStudioKept';
import { createPushHost, type PushHost } from './labelStudioPush';

const CONFIG =
  '<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image"><Label value="cat"/><Label value="dog"/></RectangleLabels></View>';
const TASKS = 12;

const candidates = {
  boxes: Float32Array.of(10, 5, 30, 25),
  scores: Float32Array.of(0.6),
  labels: Uint16Array.of(0),
};

/** A model that finds a cat on each picture; `gate` holds predictions back. */
function modelOf(version: string, gate: () => Promise<unknown>): ReadyModel {
  const detection = { width: 100, height: 50, candidates };
  const get = async () => {
    await gate();
    return { detection, summary: new Float32Array(), fromCache: false };
  };
  const info = { name: 'rtmdet', version, classNames: ['cat'], classCount: 1 } as unknown as ModelInfo;
  return { info, service: { detector: { width: 2 }, get } as unknown as PredictService };
}

let studio: FakeLabelStudioApi;
let root: string;
let resolver: ImageResolver;
let kept: KeptPush | null;
let model: ReadyModel;
let gate: () => Promise<unknown>;
let own: Map<string, string | null>;

const open = (): PushHost =>
  createPushHost({
    site: () => ({ url: studio.url, token: LEGACY }),
    model: () => model,
    modelName: () => 'rtmdet',
    resolver,
    files: createFiles(),
    own: () => ({ labels: own, threshold: 0.4 }),
    kept: () => kept,
    keep: (push) => {
      kept = push;
    },
    tell: () => undefined,
  });
const ended = (host: PushHost) => expect.poll(() => host.state()?.status, { timeout: 10_000 }).not.toBe('running');
const versions = (): number[] => [...studio.tasks.keys()].map((id) => studio.versionsOf(id).length);

beforeEach(async () => {
  studio = new FakeLabelStudioApi();
  await studio.start();
  studio.labelConfig = CONFIG;
  root = mkdtempSync(join(tmpdir(), 'rtmlabel-push-'));
  for (let id = 1; id <= TASKS; id++) {
    writeFileSync(join(root, `${id}.png`), png(String(id)));
    studio.tasks.set(id, { data: { image: `/data/local-files/?d=${id}.png` } });
  }
  const site = { url: studio.url, token: LEGACY, documentRoots: [root], uploadDirs: [] };
  resolver = createImageResolver({ site: () => site, cacheDir: join(root, '.cache') });
  kept = null;
  own = new Map();
  gate = () => Promise.resolve();
  model = modelOf('first-12345678', () => gate());
});
afterEach(async () => {
  await resolver.dispose();
  await studio.close();
  rmSync(root, { recursive: true });
});

it('lists projects, pushes one with the table of the person, and forgets it when all is done', async () => {
  const host = open();
  expect(await host.projects()).toEqual([{ id: 7, title: 'Photos', tasks: TASKS, threshold: 0.4 }]);
  own.set('cat', 'dog');
  host.start({ project: 7, threshold: 0.3 });
  expect(host.state()).toMatchObject({ status: 'running', project: 7, progress: null, stopping: false });
  await ended(host);
  expect(host.state()).toMatchObject({ status: 'ended', title: 'Photos', report: { total: TASKS, pushed: TASKS } });
  expect(studio.predictions[0]?.result[0]?.value.rectanglelabels).toEqual(['dog']);
  expect(kept).toBeNull();
  studio.tasks.set(99, { data: { image: '/data/local-files/?d=1.png' } });
  host.start({ project: 7, threshold: 0.7 });
  await ended(host);
  expect(studio.predictions.at(-1)).toMatchObject({ task: 99, result: [] });
  host.dismiss();
  expect(host.state()).toBeNull();
});

it('stopped and closed, it is offered again after a restart, and does the rest only', async () => {
  let predicted = 0;
  gate = () => (++predicted > 4 ? new Promise(() => undefined) : Promise.resolve());
  const first = open();
  first.start({ project: 7, threshold: 0.3 });
  await expect.poll(() => predicted).toBeGreaterThan(4);
  gate = () => Promise.resolve();
  // Predictions that hang are those of a thread that ends with the program.
  void first.dispose();
  expect(first.state()).toMatchObject({ status: 'running', stopping: true });
  const second = open();
  expect(second.state()).toEqual({ project: 7, threshold: 0.3, title: 'Photos', status: 'unfinished' });
  second.start({ project: 7, threshold: 0.3 });
  expect(second.state()?.title).toBe('Photos');
  await ended(second);
  expect(versions()).toEqual(Array(TASKS).fill(1));
  expect(kept).toBeNull();
});

it('stopped, what is predicted is pushed; going on does the rest', async () => {
  const held: (() => void)[] = [];
  let predicted = 0;
  gate = () => (++predicted > 5 ? new Promise<void>((done) => held.push(done)) : Promise.resolve());
  const host = open();
  host.start({ project: 7, threshold: 0.3 });
  await expect.poll(() => predicted).toBeGreaterThan(5);
  host.stop();
  gate = () => Promise.resolve();
  for (const release of held) release();
  await ended(host);
  const state = host.state();
  const pushed = studio.predictions.length;
  expect(state).toMatchObject({ status: 'ended', report: { stopped: true, pushed } });
  expect(pushed).toBeLessThan(TASKS);
  expect(kept).toMatchObject({ project: 7, title: 'Photos' });
  host.start({ project: 7, threshold: 0.3 });
  await ended(host);
  expect(host.state()).toMatchObject({ report: { stopped: false, already: pushed, pushed: TASKS - pushed } });
  expect(versions()).toEqual(Array(TASKS).fill(1));
});

it('closed, what is predicted is pushed before the model may go', async () => {
  const held: (() => void)[] = [];
  let predicted = 0;
  gate = () => (++predicted > 5 ? new Promise<void>((done) => held.push(done)) : Promise.resolve());
  const host = open();
  host.start({ project: 7, threshold: 0.3 });
  await expect.poll(() => predicted).toBeGreaterThan(5);
  const closed = host.dispose();
  for (const release of held) release();
  await closed;
  expect(studio.predictions.length).toBeGreaterThanOrEqual(5);
  expect(kept).toMatchObject({ project: 7 });
});

it('another model ends it with the reason', async () => {
  const held: ((value: unknown) => void)[] = [];
  gate = () => new Promise((done) => held.push(done));
  const host = open();
  host.start({ project: 7, threshold: 0.3 });
  await expect.poll(() => held.length).toBeGreaterThan(0);
  host.modelChanged();
  expect(host.state()).toMatchObject({ stopping: false });
  model = modelOf('second-12345678', () => Promise.resolve());
  host.modelChanged();
  for (const release of held) release(null);
  await ended(host);
  expect(host.state()).toMatchObject({ status: 'failed', failure: { code: 'lspush.modelChanged' } });
});

it('a failure is told with the project, and can be tried again', async () => {
  studio.labelConfig = CONFIG.replace('cat', 'cow').replace('dog', 'horse');
  const host = open();
  host.start({ project: 7, threshold: 0.3 });
  await ended(host);
  expect(host.state()).toMatchObject({ status: 'failed', failure: { code: 'lspush.noMatch' } });
  studio.labelConfig = CONFIG;
  host.start({ project: 7, threshold: 0.3 });
  await ended(host);
  expect(host.state()).toMatchObject({ status: 'ended' });
});
