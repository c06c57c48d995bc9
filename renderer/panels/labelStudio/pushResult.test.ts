import { expect, it } from 'vitest';
import type { Failure } from '../../../shared/failure/failure';
import type { PushReport, PushState } from '../../../shared/ipc/labelStudioPush';
import { createTranslator } from '../../../shared/words/translator';
import type { Translate } from '../../i18n/translator';
import { againOf, groupedFailures, pushFixes, resultText, toneOf, unmatchedText } from './pushResult';

const translate = createTranslator('en').t as unknown as Translate;
const REPORT: PushReport = {
  title: 'Road',
  modelVersion: 'rtmdet-1',
  total: 10,
  already: 0,
  pushed: 10,
  boxes: 31,
  failures: [],
  failed: 0,
  unmatched: [],
  stopped: false,
};
const BASE = { project: 7, threshold: 0.5, title: 'Road' };
const ended = (change: Partial<PushReport>) =>
  ({ ...BASE, status: 'ended', report: { ...REPORT, ...change } }) satisfies PushState;

it.each<[string, Partial<PushReport>, string, string | null, RegExp]>([
  ['all', {}, 'ok', null, /^Done: 10 tasks got a prediction, 31 boxes\.$/],
  ['one', { pushed: 1, boxes: 1, total: 1 }, 'ok', null, /^Done: 1 task got a prediction, 1 box\.$/],
  ['the rest', { already: 4, pushed: 6 }, 'ok', null, /6 tasks .* 4 had one already\.$/],
  ['nothing to do', { already: 10, pushed: 0 }, 'ok', null, /^Nothing to do: .* rtmdet-1 already\.$/],
  ['no tasks', { total: 0, pushed: 0 }, 'info', 'common:retry', /no tasks yet/],
  ['stopped', { pushed: 3, stopped: true }, 'info', 'labelStudio:push.goOn', /^Stopped: 3 tasks/],
  ['some failed', { pushed: 8, failed: 2 }, 'warn', 'labelStudio:push.retry', /^Done: 8 tasks/],
  ['all failed', { pushed: 0, failed: 10 }, 'error', 'labelStudio:push.retry', /^No task got a prediction\.$/],
])('%s', (_, change, tone, again, text) => {
  const push = ended(change);
  expect([toneOf(push), againOf(push)]).toEqual([tone, again]);
  expect(resultText(push, translate)).toMatch(text);
});

it('unfinished and failed can go on', () => {
  const unfinished = { ...BASE, status: 'unfinished' } satisfies PushState;
  expect([toneOf(unfinished), againOf(unfinished)]).toEqual(['info', 'labelStudio:push.goOn']);
  const failure = { code: 'lspush.noToken', params: { host: 'x' } } as const;
  const failed = { ...BASE, status: 'failed', failure, progress: null } satisfies PushState;
  expect([toneOf(failed), againOf(failed)]).toEqual(['error', 'common:retry']);
});

it('what can be done about failures is offered once', () => {
  const failure = (code: 'lsimages.localFilesNotServed' | 'lsimages.unreachable') =>
    ({ code, params: { image: 'x', host: 'y', reason: 'z' } }) as unknown as Failure;
  const failures = [
    { task: 1, failure: failure('lsimages.localFilesNotServed') },
    { task: 2, failure: failure('lsimages.unreachable') },
  ];
  expect(pushFixes(ended({ failed: 2, failures }))).toEqual(['root', 'url']);
  expect(pushFixes({ ...BASE, status: 'unfinished' })).toEqual([]);
  expect(pushFixes({ ...BASE, status: 'failed', failure: failure('lsimages.unreachable'), progress: null })).toEqual([
    'url',
    'root',
  ]);
});

it('names a few of the classes that have no label', () => {
  const names = Array.from({ length: 12 }, (_, at) => `c${at}`);
  expect(unmatchedText({ ...REPORT, unmatched: names }, translate)).toMatch(/^12 classes .*: c0, .* c7 …$/);
});

it('says a reason once, and which tasks it concerns', () => {
  const failure = (image: string) => ({ code: 'lsimages.notOnDisk', params: { image } }) as const;
  const other = { code: 'lsimages.svg', params: { image: 'x' } } as const;
  const groups = groupedFailures([
    { task: 3, failure: failure('a') },
    { task: 4, failure: other },
    { task: 9, failure: failure('b') },
  ]);
  expect(groups).toEqual([
    { task: 3, failure: failure('a'), others: [9] },
    { task: 4, failure: other, others: [] },
  ]);
});
