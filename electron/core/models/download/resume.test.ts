import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE, NAME, OTHER, openDownloadRig, PATH } from '../../../../testing/downloadRig';
import type { Behaviour } from '../../../../testing/downloadServer';
import { discardPartial } from './downloadVerified';

const rig = openDownloadRig();
const HALF = 150_000;
/** Keeps a download busy until it is cancelled. */
const halted: Behaviour = { stallAfter: HALF };

describe('a download', () => {
  it('brings the file, tells its progress, and leaves nothing else', async () => {
    rig.serve();
    await rig.expectWhole(await rig.fetch());
    expect(rig.states.at(0)).toEqual({ done: 0, total: null, bytesPerSecond: null, secondsLeft: null });
    expect(rig.states.at(-1)).toMatchObject({ done: FILE.length, total: FILE.length });
    expect(rig.server.rangesOf(PATH)).toEqual([null]);
  });

  it('says when it verifies, after all bytes have come', async () => {
    rig.serve();
    let told = 0;
    await rig.fetch({
      onVerifying: () => {
        told++;
        expect(rig.states.at(-1)?.done).toBe(FILE.length);
      },
    });
    expect(told).toBe(1);
  });

  it('does not fetch what is there already', async () => {
    rig.serve();
    await rig.fetch();
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.requests).toHaveLength(1);
  });

  it('fetches anew what was changed since', async () => {
    rig.serve();
    await writeFile(join(rig.folder, NAME), OTHER);
    await rig.expectWhole(await rig.fetch());
  });

  it('works without a length', async () => {
    rig.serve({ chunked: true });
    await rig.expectWhole(await rig.fetch());
    expect(rig.states.at(-1)).toMatchObject({ done: FILE.length, total: null, secondsLeft: null });
  });
});

describe('a broken connection', () => {
  it('is gone on with where it broke, as often as it breaks', async () => {
    rig.serve([{ breakAfter: 70_000 }, { breakAfter: 70_000 }, { breakAfter: 70_000 }]);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH)).toEqual([null, 'bytes=70000-', 'bytes=140000-', 'bytes=210000-']);
    const etag = rig.server.requests[1]?.headers['if-range'];
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/);
  });

  it('may break more often than there are retries, while each attempt brings something', async () => {
    rig.serve(Array.from({ length: 9 }, () => ({ breakAfter: 30_000 })));
    await rig.expectWhole(await rig.fetch({ limits: { retries: 1 } }));
    expect(rig.server.requests).toHaveLength(10);
  });

  it('is given up when nothing new comes; what has come is kept for the next time', async () => {
    rig.serve([{ breakAfter: HALF }, ...Array.from({ length: 4 }, () => ({ breakAfter: 0 }))]);
    expect(await rig.failing()).toMatchObject({
      code: 'download.brokenOff',
      params: { file: NAME, done: HALF, total: FILE.length },
    });
    expect(await rig.kept()).toBe(HALF);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH).at(-1)).toBe(`bytes=${HALF}-`);
  });

  it('is found when a connection falls silent', async () => {
    rig.serve([halted]);
    await rig.expectWhole(await rig.fetch({ limits: { stallMs: 300 } }));
    expect(rig.server.rangesOf(PATH)).toEqual([null, `bytes=${HALF}-`]);
  });
});

describe('a cancelled download', () => {
  it('keeps its bytes, and the next one goes on', async () => {
    rig.serve([halted]);
    expect((await rig.cancelAt(HALF)).code).toBe('app.cancelled');
    expect(await rig.left()).toEqual([
      `${NAME}.part`,
      join(`${NAME}.part`, 'about.json'),
      join(`${NAME}.part`, 'data'),
    ]);
    rig.states.length = 0;
    await rig.expectWhole(await rig.fetch());
    expect(rig.states[0]).toMatchObject({ done: HALF, total: FILE.length });
    expect(rig.server.rangesOf(PATH)).toEqual([null, `bytes=${HALF}-`]);
  });

  it('can be thrown away', async () => {
    const url = rig.serve([halted]);
    await rig.cancelAt(HALF);
    await discardPartial(rig.folder, url);
    expect(await rig.left()).toEqual([]);
    await discardPartial(rig.folder, url);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH)).toEqual([null, null]);
  });

  it('is cancelled while it waits for another attempt', async () => {
    rig.serve({ status: 503 });
    const stop = new AbortController();
    const failure = rig.failing({ signal: stop.signal, limits: { firstPauseMs: 60_000, longestPauseMs: 60_000 } });
    while (rig.server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    expect((await failure).code).toBe('app.cancelled');
  });

  it('does not begin when it is cancelled before', async () => {
    rig.serve();
    expect((await rig.failing({ signal: AbortSignal.abort() })).code).toBe('app.cancelled');
    expect(rig.server.requests).toHaveLength(0);
  });
});

describe('bytes of two files are never joined', () => {
  const restart: readonly [string, Behaviour][] = [
    ['ignores ranges', { ignoreRange: true }],
    ['has another file now', {}],
    ['has another file now and does not say so', { ignoreIfRange: true }],
    ['has another file of equal length, with the same ETag', { ignoreIfRange: true, etag: '"same"' }],
  ];
  it.each(restart)('when the server %s', async (what, behaviour) => {
    const before = what === 'ignores ranges' ? FILE : what.includes('equal') ? OTHER_OF_EQUAL_LENGTH : OTHER;
    rig.serve([{ ...behaviour, ...halted }, behaviour, behaviour], before);
    await rig.cancelAt(HALF);
    rig.server.change(PATH, FILE);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH)[1]).toBe(`bytes=${HALF}-`);
  });

  it('when the server cannot prove that its file is the same', async () => {
    rig.serve([{ ...halted, noValidator: true }]);
    await rig.cancelAt(HALF);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH)).toEqual([null, null]);
  });

  it('a weak ETag proves nothing; the date is asked for instead', async () => {
    rig.serve([{ ...halted, etag: 'W/"weak"' }, { etag: 'W/"weak"' }]);
    await rig.cancelAt(HALF);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.requests[1]?.headers['if-range']).toBe('Tue, 19 Jul 2022 11:22:20 GMT');
  });

  it('when the file on the server has become shorter (416)', async () => {
    rig.serve([{ stallAfter: 400_000 }, { ignoreIfRange: true }], new Uint8Array(500_000));
    await rig.cancelAt(400_000);
    rig.server.change(PATH, FILE);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH)).toEqual([null, 'bytes=400000-', null]);
  });

  it('when another server is asked', async () => {
    rig.serve([halted]);
    await rig.cancelAt(HALF);
    const elsewhere = rig.server.serve(`/elsewhere/${NAME}`, FILE);
    await rig.expectWhole(await rig.fetch({ url: elsewhere }));
    expect(rig.server.rangesOf(`/elsewhere/${NAME}`)).toEqual([null]);
  });

  it.each([
    ['is damaged', 'about.json', '{"url":'],
    ['is of longer bytes than the file has', 'data', 'x'.repeat(FILE.length + 1)],
  ])('when what is kept %s', async (_what, file, content) => {
    rig.serve([halted]);
    await rig.cancelAt(HALF);
    await writeFile(join(rig.folder, `${NAME}.part`, file), content);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH)).toEqual([null, null]);
  });

  it('when a crash has spoilt what is kept: it is fetched once more, in one piece', async () => {
    rig.serve([halted]);
    await rig.cancelAt(HALF);
    const data = join(rig.folder, `${NAME}.part`, 'data');
    await writeFile(data, (await readFile(data)).fill(0, 100_000));
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.rangesOf(PATH)).toEqual([null, `bytes=${HALF}-`, null]);
  });

  it('when all bytes had come before the program ended, nothing is asked for', async () => {
    rig.serve([halted]);
    await rig.cancelAt(HALF);
    await writeFile(join(rig.folder, `${NAME}.part`, 'data'), FILE);
    await rig.expectWhole(await rig.fetch());
    expect(rig.server.requests).toHaveLength(1);
  });
});

const OTHER_OF_EQUAL_LENGTH = Uint8Array.from(FILE, (byte) => byte ^ 1);
