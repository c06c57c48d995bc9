import { expect, it } from 'vitest';
import type { Failure } from '../../../shared/failure/failure';
import type { RequestEntry } from '../../../shared/ipc/labelStudio';
import { fixesOf, outcomeOf } from './outcome';

const entry = (change: Partial<RequestEntry>): RequestEntry => ({
  id: 1,
  at: 0,
  method: 'POST',
  path: '/predict',
  peer: '::1',
  project: '7',
  tasks: 1,
  boxes: 0,
  done: 1,
  failed: 0,
  ms: 1,
  status: 200,
  failure: null,
  ...change,
});
const gone: Failure = { code: 'labelstudio.clientGone', params: { seconds: 100 } };
const noFile: Failure = { code: 'lsimages.notOnDisk', params: { image: 'a.jpg' } };
const project = (label: string | null) => ({
  key: 'x|7',
  id: '7',
  hostname: null,
  labels: ['cat'],
  dynamicLabels: false,
  bridge: [{ className: 'dog', label, how: label === null ? ('none' as const) : ('user' as const) }],
  threshold: null,
  thresholdFrom: 'server' as const,
  lastSeen: 0,
  predicted: 0,
  failed: 0,
});

it.each<[string, Partial<RequestEntry>, string]>([
  ['boxes', { boxes: 3 }, 'ok'],
  ['nothing was found', {}, 'ok'],
  ['one task of several failed', { tasks: 4, failed: 1, failure: noFile }, 'part'],
  ['the time ran out', { tasks: 4, done: 2 }, 'part'],
  ['the only task failed', { status: 424, failure: noFile }, 'failed'],
  ['nobody waited for it', { status: 0, tasks: 4, failure: gone }, 'failed'],
  ['an unknown path', { path: '/x', status: 404 }, 'failed'],
  ['Label Studio asks for a job that never was', { path: '/job_status', status: 410 }, 'ok'],
])('%s', (_, change, outcome) => {
  expect(outcomeOf(entry(change), [project('cat')])).toBe(outcome);
});

it('an answer without boxes is worth a look when no class is a label of the project', () => {
  expect(outcomeOf(entry({}), [project(null)])).toBe('empty');
  expect(outcomeOf(entry({ path: '/setup' }), [project(null)])).toBe('ok');
});

it.each<[Failure, readonly string[]]>([
  [noFile, ['root']],
  [{ code: 'lsimages.legacyDisabled', params: { image: 'a', host: 'b' } }, ['token']],
  [{ code: 'lsimages.localhost', params: { image: 'a', host: 'b', reason: 'c' } }, ['url', 'root']],
  [{ code: 'labelstudio.unknownHost', params: { host: 'x' } }, ['host']],
  [{ code: 'model.none', params: {} }, ['models']],
  [gone, []],
])('%j can be mended by: %j', (failure, fix) => {
  expect(fixesOf(failure)).toEqual(fix);
});
