import { readFile } from 'node:fs/promises';
import type { i18n } from 'i18next';
import { failureOf } from '../../shared/failure/failure';
import { sentenceOf } from '../../shared/words/translator';
import { withoutHome } from '../core/files/folders';
import { examination } from './doctor';
import { logFile } from './log';
import { lastErrors, scrubbed } from './logText';

/** Entries of the log that a report takes along. */
const MOST = 20;

/** What `rtmlabel doctor` finds and the last errors, to be pasted into a bug report. @param network also try to reach servers */
export async function reportText(translator: i18n, network: boolean): Promise<string> {
  const found = await examination(translator.language, network).catch((thrown: unknown) =>
    sentenceOf(translator, failureOf(thrown)),
  );
  const older = await readFile(logFile().replace(/\.log$/, '.old.log'), 'utf8').catch(() => '');
  const text = await readFile(logFile(), 'utf8').catch(() => '');
  const errors = lastErrors(`${older}\n${text}`, MOST);
  const title = translator.t('settings:report.errors') as string;
  const none = translator.t('settings:report.noErrors') as string;
  // Lines of an earlier version were written by its rules.
  const shown = errors.length === 0 ? none : String(scrubbed(errors.join('\n')));
  return withoutHome(`${found.trimEnd()}\n\n${title}\n${indented(shown)}\n`);
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');
