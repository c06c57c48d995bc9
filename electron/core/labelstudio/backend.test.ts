import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseLabelConfig } from '../../../shared/formats/labelstudio/config';
import type { LsPrediction } from '../../../shared/formats/labelstudio/regions';
import { strictIssues } from '../../../shared/formats/labelstudio/strict';
import { describeWithData } from '../../../testing/data';
import { config, label, labelsIn, local, PHOTOS, type Rig, startRig, TUTORIAL } from '../../../testing/labelstudio/rig';

describeWithData("Label Studio's ML-backend protocol", () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.close());

  it.each(['/health', '/', '/health/'])('%s says that it is up', async (path) => {
    const { status, body } = await rig.call('GET', path);
    expect([status, body]).toMatchObject([200, { status: 'UP', state: 'ready', model_version: rig.version }]);
    expect((await rig.call('HEAD', path)).status).toBe(200);
  });

  it('health is answered while predictions are being made, and all of them are', async () => {
    const order: string[] = [];
    const work = rig.predict(PHOTOS).finally(() => order.push('predict'));
    const health = await rig.call('GET', '/health').finally(() => order.push('health'));
    const { body } = await work;
    expect(order).toEqual(['health', 'predict']);
    expect(health.status).toBe(200);
    expect(body.results).toHaveLength(PHOTOS.length);
  });

  it.each([
    [{ project: '7.1', schema: TUTORIAL, hostname: 'http://localhost:8080', access_token: 'a'.repeat(40) }],
    [{ project: '7.1', schema: '<View></View>', extra_params: '{"score_threshold": 0.4}' }],
    [{ project: null, schema: null, extra_params: null }],
    [{ schema: '', extra_params: { score_threshold: 2 } }],
    [{ project: '7.1', schema: TUTORIAL, model_version: 'older' }],
    [{}],
  ])('setup %j names the same model version', async (body) => {
    const answer = await rig.call('POST', '/setup', body);
    expect(answer).toMatchObject({ status: 200, body: { model_version: rig.version } });
  });

  it('setup with a config that is no XML says so in the reason phrase', async () => {
    const { status, reason } = await rig.call('POST', '/setup', { schema: '<View' });
    expect(status).toBe(400);
    expect(reason).toMatch(/config/i);
  });

  it('one entry per task, in their order, that Label Studio takes strictly', async () => {
    const { status, body } = await rig.predict(PHOTOS);
    expect(status).toBe(200);
    expect(body.results).toHaveLength(3);
    expect(body.model_version).toBe(rig.version);
    const parsed = parseLabelConfig(TUTORIAL);
    for (const result of body.results) {
      expect(strictIssues(result, parsed)).toEqual([]);
      expect(result.model_version).toBe(body.model_version);
      expect(result.result.length).toBeGreaterThan(0);
    }
    const single = await Promise.all(PHOTOS.map((url) => rig.predict([url])));
    expect(body.results.map(labelsIn)).toEqual(single.map(({ body: one }) => labelsIn(one.results[0] as LsPrediction)));
  });

  it('a broken image among others: exactly one entry, and the calls that follow come from the cache', async () => {
    const urls = [PHOTOS[0], local('awkward/generated/text_named.jpg'), PHOTOS[1]];
    const { status, body } = await rig.predict(urls);
    expect([status, body.results.length]).toEqual([200, 1]);
    const before = rig.runs();
    const each = await Promise.all(urls.map((url) => rig.predict([url])));
    expect(each.map((one) => one.status)).toEqual([200, 424, 200]);
    expect(rig.runs()).toBe(before);
    expect(each[1]?.reason).toMatch(/^[\x20-\x7e]+$/);
    expect(each[1]?.body).not.toHaveProperty('results');
  });

  it('when the time is up: exactly one entry', async () => {
    rig.set.budgetMs = 1;
    const { body } = await rig.predict(
      ['034', '136', '194'].map((id) => local(`coco128_32/images/000000000${id}.jpg`)),
    );
    rig.set.budgetMs = 75_000;
    expect(body.results).toMatchObject([{ result: [] }]);
  });

  it('an old client gets its version at the top', async () => {
    const { body } = await rig.predict([PHOTOS[0]], { model_version: 'INITIAL', params: undefined });
    expect(body.model_version).toBe(rig.version);
    const asObject = await rig.call('POST', '/predict', {
      tasks: { id: 1, data: { image: PHOTOS[0] } },
      label_config: TUTORIAL,
    });
    expect(asObject.body.results).toHaveLength(1);
  });

  it.each<[string, string, object, readonly string[]]>([
    ['underscores', config(label('hot_dog') + label('sandwich')), { image: PHOTOS[0] }, ['sandwich']],
    ['capitals', config(label('Sandwich')), { image: PHOTOS[0] }, ['Sandwich']],
    ['Chinese', config(label('三明治')), { image: PHOTOS[0] }, ['三明治']],
    ['an alias', config('<Label value="Broodje" alias="sandwich"/>'), { image: PHOTOS[0] }, ['sandwich']],
    [
      'predicted_values',
      config('<Label value="Food" predicted_values="zebra, sandwich"/>'),
      { image: PHOTOS[0] },
      ['Food'],
    ],
    [
      'a threshold nothing reaches',
      config(label('sandwich')).replace('toName', 'model_score_threshold="0.99" toName'),
      { image: PHOTOS[0] },
      [],
    ],
    ['a class that is not asked for', config(label('zebra')), { image: PHOTOS[0] }, []],
    [
      'other controls beside',
      config(label('sandwich')).replace(
        '</View>',
        '<Choices name="c" toName="image"><Choice value="ok"/></Choices></View>',
      ),
      { image: PHOTOS[0] },
      ['sandwich'],
    ],
    ['a dotted key', config(label('sandwich')).replace('$image', '$a.b'), { a: { b: PHOTOS[0] } }, ['sandwich']],
    ['an unknown key with one text', config(label('sandwich')).replace('$image', '$x'), { y: PHOTOS[0] }, ['sandwich']],
    [
      'Rectangle and Labels',
      '<View><Image name="image" value="$image"/><Rectangle name="r" toName="image"/><Labels name="l" toName="image"><Label value="sandwich"/></Labels></View>',
      { image: PHOTOS[0] },
      ['sandwich'],
    ],
  ])('labels by %s', async (_, xml, task, labels) => {
    const answer = await rig.call('POST', '/predict', { tasks: [{ id: 1, data: task }], label_config: xml });
    expect(answer.status).toBe(200);
    const [result] = answer.body.results;
    expect(labelsIn(result as LsPrediction)).toEqual(labels);
    expect(strictIssues(result, parseLabelConfig(xml))).toEqual([]);
  });

  it('several pictures in one task', async () => {
    const xml = config(label('sandwich')).replace('value="$image"', 'valueList="$images"');
    const tasks = [{ id: 1, data: { images: [PHOTOS[1], PHOTOS[0]] } }];
    const { body } = await rig.call('POST', '/predict', { tasks, label_config: xml });
    expect(body.results[0]?.result.map(({ item_index }) => item_index)).toEqual([1]);
  });

  it("the person's own table comes first", async () => {
    rig.set.own.set('sandwich', 'pizza').set('person', null);
    const { body } = await rig.predict([PHOTOS[0]]);
    rig.set.own.clear();
    expect(labelsIn(body.results[0] as LsPrediction)).toContain('pizza');
  });

  it('labels are matched once for a request, and for each task where they come with the task', async () => {
    let matched = 0;
    rig.set.own.get = () => void matched++;
    await rig.predict(PHOTOS);
    const once = matched;
    matched = 0;
    const tasks = ['sandwich', 'person'].map((name) => ({ data: { image: PHOTOS[0], labels: [name] } }));
    const dynamic = config('').replace('toName', 'value="$labels" toName');
    const { body } = await rig.call('POST', '/predict', { tasks, label_config: dynamic });
    Reflect.deleteProperty(rig.set.own, 'get');
    expect([once, matched]).toEqual([80, 160]);
    expect(body.results.map((result) => [...new Set(labelsIn(result))])).toEqual([['sandwich'], []]);
  });

  it.each(['ANNOTATION_CREATED', 'START_TRAINING', 'PROJECT_UPDATED', 'NOBODY_KNOWS'])('webhook %s', async (action) => {
    const { status, body } = await rig.call('POST', '/webhook', {
      action,
      project: { id: 7 },
      annotation: { result: [] },
    });
    expect([status, body.status]).toEqual([200, 'ok']);
  });

  it('the rest of the protocol', async () => {
    expect((await rig.call('POST', '/train', 'x'.repeat(20 << 20))).body).toEqual({});
    for (const method of ['GET', 'POST'])
      expect((await rig.call(method, '/versions')).body).toEqual({ versions: [rig.version] });
    expect((await rig.call('POST', '/job_status', { job: '1' })).status).toBe(410);
    expect((await rig.call('POST', '/validate', { config: TUTORIAL })).status).toBe(200);
    expect((await rig.call('GET', '/is_training?project=7')).body).toMatchObject({ is_training: false });
    expect((await rig.call('GET', '/nothing')).status).toBe(404);
    expect((await rig.call('GET', '/__proto__')).status).toBe(404);
    expect((await rig.call('DELETE', '/health')).status).toBe(405);
  });
});
