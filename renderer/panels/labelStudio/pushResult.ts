import type { Failure } from '../../../shared/failure/failure';
import type { PushReport, PushState } from '../../../shared/ipc/labelStudioPush';
import type { Translate, WordKey } from '../../i18n/translator';
import { type Fix, fixesOf } from './outcome';

type Ended = Exclude<PushState, { status: 'running' }>;

/** How it looks: all went well, it can go on, a part failed, all failed. */
export function toneOf(push: Ended): 'ok' | 'info' | 'warn' | 'error' {
  if (push.status === 'failed') return 'error';
  if (push.status === 'unfinished' || push.report.stopped) return 'info';
  const { failed, pushed, already, total } = push.report;
  if (failed > 0) return pushed + already > 0 ? 'warn' : 'error';
  return total === 0 ? 'info' : 'ok';
}

/** The button that pushes the same project again; null = there is nothing left to do. */
export function againOf(push: Ended): WordKey | null {
  if (push.status === 'failed') return 'common:retry';
  if (push.status === 'unfinished' || push.report.stopped) return 'labelStudio:push.goOn';
  if (push.report.total === 0) return 'common:retry';
  return push.report.failed > 0 ? 'labelStudio:push.retry' : null;
}

/** The result in a sentence or two. */
export function resultText(push: Exclude<Ended, { status: 'failed' }>, t: Translate): string {
  if (push.status === 'unfinished') return t('labelStudio:push.unfinished');
  const { stopped, pushed, already, boxes, failed, total, modelVersion: version } = push.report;
  const withHad = (result: string): string =>
    already === 0
      ? result
      : t('labelStudio:push.both', { result, had: t('labelStudio:push.already', { count: already }) });
  const values = { count: pushed, boxes: t('common:box', { count: boxes }) };
  if (stopped) return withHad(t('labelStudio:push.stopped', values));
  if (total === 0) return t('labelStudio:push.doneEmpty');
  if (pushed > 0) return withHad(t('labelStudio:push.done', values));
  return failed === 0 ? t('labelStudio:push.doneNothing', { version }) : withHad(t('labelStudio:push.doneNone'));
}

/** Failures of one kind: the first in words, the other tasks by number. */
export interface FailureGroup {
  readonly task: number;
  readonly failure: Failure;
  readonly others: readonly number[];
}

/** A folder that cannot be read fails for a hundred tasks alike: its sentence is said once. */
export function groupedFailures(failures: PushReport['failures']): readonly FailureGroup[] {
  const groups = new Map<string, { task: number; failure: Failure; others: number[] }>();
  for (const { task, failure } of failures) {
    const group = groups.get(failure.code);
    if (group === undefined) groups.set(failure.code, { task, failure, others: [] });
    else group.others.push(task);
  }
  return [...groups.values()];
}

/** What can be done here about what failed, each once. */
export function pushFixes(push: Ended): readonly Fix[] {
  if (push.status === 'failed') return fixesOf(push.failure);
  if (push.status === 'unfinished') return [];
  return [...new Set(groupedFailures(push.report.failures).flatMap(({ failure }) => fixesOf(failure)))];
}

/** Names that are told. */
const NAMED = 8;

/** The classes whose boxes were left out. */
export function unmatchedText({ unmatched }: PushReport, t: Translate): string {
  const names = unmatched.slice(0, NAMED).join(', ') + (unmatched.length > NAMED ? ' …' : '');
  return t('labelStudio:push.unmatched', { count: unmatched.length, names });
}
