import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTranslator, sentenceOf } from '../../../shared/words/translator';
import { describeWithData } from '../../../testing/data';
import { FakeLabelStudio, LEGACY } from '../../../testing/fakeLabelStudio';
import { config, label, PHOTOS, type Rig, startRig, TUTORIAL } from '../../../testing/labelstudio/rig';

/** What a person reads in the log of requests, for what goes wrong most. */
describeWithData('why a request failed, from the wire to the words', () => {
  let rig: Rig;
  let studio: FakeLabelStudio;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.close());
  beforeEach(async () => {
    studio = new FakeLabelStudio();
    await studio.start();
  });
  afterEach(() => studio.close());

  const connect = (hostname: string) =>
    rig.call('POST', '/setup', { project: '7.1', schema: TUTORIAL, hostname, access_token: LEGACY });

  it.each<[string, string, (studio: FakeLabelStudio) => void, string, string, RegExp]>([
    [
      'legacy tokens are switched off',
      '/data/upload/7/cat.png',
      (studio) => (studio.legacyTokens = false),
      'lsimages.legacyDisabled',
      'Legacy tokens are disabled in Label Studio',
      /make a Personal Access Token, and paste it under “Token”/,
    ],
    [
      'local files for browsers only',
      '/data/local-files/?d=elsewhere/cat.png',
      (studio) => (studio.localFiles = 'forbidden'),
      'lsimages.localFilesForbidden',
      'Label Studio does not give out local files (403)',
      /add the folder with the pictures under “Image folders”/,
    ],
    [
      'local files are not served',
      '/data/local-files/?d=elsewhere/cat.png',
      (studio) => (studio.localFiles = 'absent'),
      'lsimages.localFilesNotServed',
      'Label Studio does not serve this local file (404)',
      /LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED=true/,
    ],
  ])('%s', async (_, image, change, code, reason, fix) => {
    change(studio);
    await connect(studio.url);
    const answer = await rig.predict([image], { params: { hostname: studio.url } });
    expect([answer.status, answer.reason]).toEqual([424, expect.stringContaining(reason)]);
    const entry = rig.entries.at(-1);
    expect(entry).toMatchObject({
      path: '/predict',
      project: '7',
      tasks: 1,
      failed: 1,
      status: 424,
      failure: { code },
    });
    expect(entry?.ms).toBeGreaterThanOrEqual(0);
    if (entry?.failure != null) expect(sentenceOf(createTranslator('en'), entry.failure)).toMatch(fix);
  });

  it('Label Studio in a container calls itself localhost', async () => {
    const hostname = `http://localhost:${studio.port}`;
    await studio.close();
    await connect(hostname);
    const answer = await rig.predict(['/data/upload/7/cat.png'], { params: { hostname } });
    expect(answer.reason).toContain('Label Studio in Docker?');
    const failure = rig.entries.at(-1)?.failure;
    expect(failure?.code).toBe('lsimages.localhost');
    if (failure != null)
      expect(sentenceOf(createTranslator('en'), failure)).toMatch(
        /container .* enter the address of Label Studio under/,
      );
    await studio.start();
  });

  it('class names that match nothing: answered, without boxes, and the project shows both sides', async () => {
    const xml = config(label('cell type A') + label('cell type B'));
    const answer = await rig.predict([PHOTOS[0]], { label_config: xml, project: '15.1' });
    expect([answer.status, answer.body.results[0]?.result]).toEqual([200, []]);
    expect(rig.entries.at(-1)).toMatchObject({ project: '15', boxes: 0, done: 1, status: 200, failure: null });
    const project = rig.backend.projects().find(({ id }) => id === '15');
    expect(project?.labels).toEqual(['cell type A', 'cell type B']);
    expect(project?.bridge.every(({ label: to, how }) => to === null && how === 'none')).toBe(true);
  });
});
