import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { COCO_CLASSES } from '../../shared/detection/cocoClasses';
import { DEFAULT_LABEL_STUDIO, type LabelStudioState } from '../../shared/ipc/labelStudio';
import type { ModelState } from '../../shared/ipc/model';
import { data, describeWithData, workersDir } from '../../testing/data';
import { config, label, labelsIn, local, PHOTOS } from '../../testing/labelstudio/rig';
import type { Detector } from '../core/inference/detector';
import { openDetector } from '../core/inference/openDetector';
import { createLabelStudio, type LabelStudio } from './labelStudio';
import { type KeptLabelStudio, keptLabelStudio } from './labelStudioKept';
import type { Vault } from './secrets';

const noVault: Vault = { available: () => false, encrypt: () => '', decrypt: () => '' };

describeWithData('Label Studio in the window', () => {
  /** Takes seconds: time enough to stop it. */
  const many = (): readonly string[] =>
    readdirSync(data('coco128_32/images')).map((name) => local(`coco128_32/images/${name}`));
  let detector: Detector;
  let folder: string;
  let kept: KeptLabelStudio;
  let model: ModelState;
  let told: LabelStudioState[];
  let host: LabelStudio;

  const makeHost = (): LabelStudio =>
    createLabelStudio({
      version: '1',
      models: { state: () => model, detector: () => (model.status === 'ready' ? detector : null) },
      kept: () => kept,
      keep: (next) => {
        kept = next;
      },
      vault: noVault,
      cacheDir: join(folder, 'images'),
      tell: (state) => told.push(state),
    });
  const ready = (): ModelState => ({ status: 'ready', info: detector.info, device: detector.device, devices: [] });
  const url = (path: string): string => {
    const { server } = host.state();
    if (server.status !== 'on') throw new Error(JSON.stringify(server));
    return `http://127.0.0.1:${server.port}${path}`;
  };
  const post = (path: string, body: object): Promise<Response> =>
    fetch(url(path), { method: 'POST', body: JSON.stringify(body) });
  const predict = (labels: string, images: readonly string[] = PHOTOS.slice(0, 1)): Promise<Response> =>
    post('/predict', {
      tasks: images.map((image, id) => ({ id, data: { image } })),
      project: '7.1711533912',
      label_config: config(labels),
    });

  beforeAll(async () => {
    detector = await openDetector(data('models/trained-here-rtmdet-nano-80c.rawhead-nchw.onnx'), {
      workersDir,
      device: 'cpu',
      inputSize: null,
      classNames: COCO_CLASSES.map(({ name }) => name),
    });
  });
  afterAll(() => detector.dispose());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rtmlabel-ls-'));
    // Zero means any free port; a person cannot choose it.
    const settings = { ...DEFAULT_LABEL_STUDIO, port: 0, threshold: 0.3, documentRoots: [data()] };
    kept = { ...keptLabelStudio.parse({}), settings };
    model = ready();
    told = [];
    host = makeHost();
  });
  afterEach(async () => {
    await host.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers with the model of the window, and shows who asked what', async () => {
    await host.start();
    expect((await post('/setup', { project: '7.1', schema: config(label('person')) })).status).toBe(200);
    await fetch(url('/health'));
    const answer = await (await predict(label('person') + label('dog'))).json();
    expect(answer.model_version).toBe(detector.info.version);
    const { projects, log, lastHealth } = host.state();
    expect(log.map(({ path }) => path)).toEqual(['/predict', '/setup']);
    expect(log[0]).toMatchObject({ project: '7', tasks: 1, status: 200, failure: null, done: 1, failed: 0 });
    expect(lastHealth).not.toBeNull();
    expect(projects).toMatchObject([{ id: '7', labels: ['person', 'dog'], predicted: 1 }]);
    expect(host.clearLog().log).toEqual([]);
    await expect.poll(() => told.length).toBeGreaterThan(0);
  });

  it('a word of the person counts for the next answer, and is kept', async () => {
    await host.start();
    const all = COCO_CLASSES.map(({ name }) => label(name)).join('') + label('thing');
    const before = labelsIn((await (await predict(all)).json()).results[0]);
    const [className = ''] = before;
    const [project] = host.state().projects;
    const key = project?.key ?? '';
    host.setLabel({ project: key, className, choice: { kind: 'label', label: 'thing' } });
    expect(labelsIn((await (await predict(all)).json()).results[0])).toEqual(
      before.map((one) => (one === className ? 'thing' : one)),
    );
    host.setLabel({ project: key, className, choice: { kind: 'ignore' } });
    const row = () => host.state().projects[0]?.bridge.find((one) => one.className === className);
    expect(row()).toMatchObject({ label: null, how: 'ignored' });
    expect(kept.choices).toEqual([{ project: key, className, label: null }]);
    expect(host.setLabel({ project: key, className, choice: { kind: 'auto' } }).projects[0]).toBeDefined();
    expect(kept.choices).toEqual([]);
  });

  it('whose threshold counts: label config, person, connection, server', async () => {
    await host.start();
    const all = COCO_CLASSES.map(({ name }) => label(name)).join('');
    const project = () => host.state().projects[0];
    const scores = async (xml = config(all)): Promise<number> => {
      const tasks = [{ id: 1, data: { image: PHOTOS[0] } }];
      const answer = await (await post('/predict', { tasks, project: '7.1', label_config: xml })).json();
      return answer.results[0].result.length;
    };
    await post('/setup', { project: '7.1', schema: config(all) });
    expect(project()).toMatchObject({ threshold: null, thresholdFrom: 'server' });
    const usual = await scores();
    await post('/setup', { project: '7.1', schema: config(all), extra_params: '{"score_threshold": 0.999}' });
    expect(project()).toMatchObject({ threshold: 0.999, thresholdFrom: 'connection' });
    expect(await scores()).toBe(0);
    const key = project()?.key ?? '';
    host.setThreshold({ project: key, threshold: 0.1 });
    expect(project()).toMatchObject({ threshold: 0.1, thresholdFrom: 'person' });
    expect(await scores()).toBeGreaterThan(usual);
    const strict = config(all).replace('toName', 'model_score_threshold="0.998" toName');
    expect(await scores(strict)).toBe(0);
    expect(project()).toMatchObject({ threshold: 0.998, thresholdFrom: 'config' });
    expect(kept.thresholds).toEqual([{ project: key, threshold: 0.1 }]);
    host.setThreshold({ project: key, threshold: null });
    expect(kept.thresholds).toEqual([]);
  });

  it.each<[string, ModelState, string]>([
    ['no model', { status: 'none' }, 'model.none'],
    ['one that loads', { status: 'loading', name: 'x' }, 'labelstudio.loading'],
    [
      'one that failed',
      { status: 'failed', name: 'x', failure: { code: 'model.notFound', params: { file: 'x' } } },
      'model.notFound',
    ],
  ])('%s: health is fine, a prediction says why not', async (_, state, code) => {
    model = state;
    await host.start();
    expect((await fetch(url('/health'))).status).toBe(200);
    const answer = await predict(label('person'));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code });
    expect(host.state().log[0]?.failure?.code).toBe(code);
  });

  it('a port in use is told with a free one, and that one works', async () => {
    await host.start();
    const { server } = host.state();
    const port = server.status === 'on' ? server.port : 0;
    const other = makeHost();
    const failed = await other.update({ port });
    expect(failed.server.status).toBe('failed');
    const failure = failed.server.status === 'failed' ? failed.server.failure : null;
    expect(failure).toMatchObject({ code: 'labelstudio.portInUse', params: { port } });
    const free = failure?.code === 'labelstudio.portInUse' ? failure.params.free : 0;
    expect((await other.update({ port: free })).server).toMatchObject({ status: 'on', port: free });
    expect((await other.stop()).server.status).toBe('off');
    await other.dispose();
  });

  it('other machines are let in only with a password, which is nowhere to be read', async () => {
    await host.start();
    const refused = await host.update({ lan: true, user: 'ls' });
    expect(refused.server).toMatchObject({ status: 'failed', failure: { code: 'labelstudio.passwordNeeded' } });
    const open = await host.update({ password: 'geheim' });
    expect(open.server.status).toBe('on');
    expect((await fetch(url('/health'))).status).toBe(401);
    const headers = { Authorization: `Basic ${Buffer.from('ls:geheim').toString('base64')}` };
    expect((await fetch(url('/health'), { headers })).status).toBe(200);
    expect(host.state().log[0]).toMatchObject({ status: 401, failure: { code: 'labelstudio.loginRefused' } });
    expect(open.password).toBe('session');
    expect(JSON.stringify([host.state(), kept])).not.toContain('geheim');
    const unsendable = await host.update({ password: '秘密' });
    expect(unsendable.server).toMatchObject({ status: 'failed', failure: { code: 'labelstudio.passwordLetters' } });
    expect((await host.update({ password: 'größer' })).server.status).toBe('on');
    expect((await host.update({ password: '' })).server.status).toBe('failed');
  });

  it('what is asked while a person stops it is answered with a failure', async () => {
    await host.start();
    const answer = predict(label('person'), many());
    await expect.poll(() => host.state().running.length).toBe(1);
    host.cancel();
    expect((await answer).status).toBe(503);
    await expect.poll(() => host.state().log[0]?.failure?.code).toBe('labelstudio.stopped');
    expect(host.state().running).toEqual([]);
  });

  it('another model: who waits for the old one is told, then the new one answers', async () => {
    await host.start();
    const answer = predict(label('person'), many());
    await expect.poll(() => host.state().running.length).toBe(1);
    model = { status: 'loading', name: 'next' };
    host.modelChanged();
    expect((await answer).status).toBe(503);
    expect((await predict(label('person'))).status).toBe(503);
    model = ready();
    host.modelChanged();
    expect((await predict(label('person'))).status).toBe(200);
    expect(host.state().server.status).toBe('on');
  });

  it('starts again with the window only when it ran', async () => {
    await host.resume();
    expect(host.state().server.status).toBe('off');
    await host.start();
    await host.dispose();
    host = makeHost();
    await host.resume();
    expect(host.state().server.status).toBe('on');
  });
});
