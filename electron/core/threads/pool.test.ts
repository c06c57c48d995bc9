import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool, type Pool } from './pool';

/** A thread that answers, fails, dies or rests, as it is told. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
if (workerData.refuse) parentPort.postMessage({ type: 'refused', failure: { code: 'model.none', params: {} } });
else {
  parentPort.on('message', ({ id, job }) => {
    if (job.die) process.exit(3);
    if (job.fail) parentPort.postMessage({ type: 'failed', id, failure: { code: 'image.empty', params: { file: 'x' } } });
    else setTimeout(() => parentPort.postMessage({ type: 'done', id, value: job.say }), job.rest ?? 0);
  });
  parentPort.postMessage({ type: 'ready', value: 'hello' });
}`;

interface Job {
  readonly say?: string;
  readonly rest?: number;
  readonly die?: true;
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

test('a thread that dies takes its job only; another one does the rest', async () => {
  const pool = await open(1);
  const dead = pool.run({ die: true });
  const next = pool.run({ say: 'still here' });
  await expect(dead).rejects.toMatchObject({ failure: { code: 'model.workerCrashed' } });
  expect(await next).toBe('still here');
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

test('a thread that refuses to start refuses the pool', async () => {
  await expect(openPool({ script, threads: 2, data: { refuse: true } })).rejects.toMatchObject({
    failure: { code: 'model.none' },
  });
});
