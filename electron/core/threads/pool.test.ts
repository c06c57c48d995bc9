import { getEventListeners } from 'node:events';
import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool, type Pool } from './pool';

/** A thread that answers, fails, dies or rests, as it is told. */
const THREAD = `
const { existsSync, writeFileSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
if (workerData.refuse || existsSync(workerData.refuseFrom ?? '')) parentPort.postMessage({ type: 'refused', failure: { code: 'model.none', params: {} } });
else {
  parentPort.on('message', ({ id, job }) => {
    if (job.die) process.exit(3);
    if (job.dieWithout && !existsSync(job.dieWithout)) {
      writeFileSync(job.dieWithout, '');
      process.exit(3);
    }
    if (job.exhaust) for (const all = []; ; ) all.push(new Array(1e6).fill(all.length));
    if (job.fail) parentPort.postMessage({ type: 'failed', id, failure: { code: 'image.empty', params: { file: 'x' } } });
    else setTimeout(() => parentPort.postMessage({ type: 'done', id, value: job.say }), job.rest ?? 0);
  });
  parentPort.postMessage({ type: 'ready', value: 'hello' });
}`;

interface Job {
  readonly say?: string;
  readonly rest?: number;
  readonly die?: true;
  /** Dies once: it makes this file before. */
  readonly dieWithout?: string;
  /** Takes all the memory of its thread. */
  readonly exhaust?: true;
  readonly fail?: true;
}

let folder = '';
let script = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-pool-'));
  script = join(folder, 'thread.cjs');
  await writeFile(script, THREAD);
});
afterAll(() => rm(folder, { recursive: true }));

const open = (threads: number, order: 'oldest' | 'newest' = 'oldest'): Promise<Pool<Job, string, string>> =>
  openPool({ script, threads, data: {}, order });

test('a job that fails fails alone', async () => {
  const pool = await open(1);
  expect(pool.ready).toBe('hello');
  await expect(pool.run({ fail: true })).rejects.toMatchObject({ failure: { code: 'image.empty' } });
  expect(await pool.run({ say: 'fine' })).toBe('fine');
  await pool.dispose();
});

test('a thread that dies is replaced, and its job is done by another one', async () => {
  const deaths: unknown[] = [];
  const pool = await openPool<Job, string, string>({
    script,
    threads: 1,
    data: {},
    onDeath: (job, again) => deaths.push([job, again]),
  });
  const job = { say: 'done after all', dieWithout: join(folder, 'died') };
  const [first, second] = [pool.run(job), pool.run({ say: 'next' })];
  expect(await first).toBe('done after all');
  expect(await second).toBe('next');
  expect(deaths).toEqual([[job, true]]);
  await pool.dispose();
});

test.each<[string, Job]>([
  ['ends its process', { die: true }],
  ['takes all the memory', { exhaust: true }],
])('a job that %s fails alone when two threads died of it', async (_what, job) => {
  const deaths: boolean[] = [];
  const pool = await openPool<Job, string, string>({
    script,
    threads: 1,
    data: {},
    onDeath: (_job, again) => deaths.push(again),
    resourceLimits: { maxOldGenerationSizeMb: 64 },
  });
  const dead = expect(pool.run(job)).rejects.toMatchObject({ failure: { code: 'model.workerCrashed' } });
  const next = pool.run({ say: 'still here' });
  await dead;
  expect(await next).toBe('still here');
  expect(deaths).toEqual([true, false]);
  await pool.dispose();
});

test('without a thread jobs fail instead of waiting for ever; when threads come up again, they are done', async () => {
  const refuseFrom = join(folder, 'refuse');
  const pool = await openPool<Job, string, string>({ script, threads: 1, data: { refuseFrom } });
  await writeFile(refuseFrom, '');
  await expect(pool.run({ die: true })).rejects.toMatchObject({ failure: { code: 'model.none' } });
  await expect(pool.run({ say: 'anybody?' })).rejects.toMatchObject({ failure: { code: 'model.none' } });
  await unlink(refuseFrom);
  expect(await pool.run({ say: 'here again' })).toBe('here again');
  await pool.dispose();
});

test.each([
  ['oldest', ['a', 'b', 'c']],
  ['newest', ['a', 'c', 'b']],
] as const)('%s first', async (order, expected) => {
  const pool = await open(1, order);
  const said: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((say) => pool.run({ say, rest: 5 }).then((word) => said.push(word))));
  expect(said).toEqual(expected);
  await pool.dispose();
});

test('a job that waits can be taken back; disposing takes all back', async () => {
  const pool = await open(1);
  const stop = new AbortController();
  const first = pool.run({ say: 'first', rest: 30 });
  const second = pool.run({ say: 'second' }, stop.signal);
  stop.abort();
  await expect(second).rejects.toMatchObject({ failure: { code: 'app.cancelled' } });
  expect(await first).toBe('first');
  const third = pool.run({ say: 'third', rest: 1_000 });
  const ended = expect(third).rejects.toMatchObject({ failure: { code: 'app.cancelled' } });
  await pool.dispose();
  await ended;
});

test('a job that has settled leaves nothing behind at its signal', async () => {
  const pool = await open(1);
  const { signal } = new AbortController();
  await Promise.allSettled([pool.run({ say: 'fine' }, signal), pool.run({ fail: true }, signal)]);
  const [lasting, waiting] = [pool.run({ rest: 1_000 }, signal), pool.run({ say: 'never' }, signal)];
  expect(getEventListeners(signal, 'abort')).toHaveLength(2);
  await Promise.all([pool.dispose(), Promise.allSettled([lasting, waiting])]);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a thread that refuses to start refuses the pool', async () => {
  await expect(openPool({ script, threads: 2, data: { refuse: true } })).rejects.toMatchObject({
    failure: { code: 'model.none' },
  });
});
