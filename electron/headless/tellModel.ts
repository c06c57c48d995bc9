import type { i18n } from 'i18next';
import { architectureName } from '../../shared/models/architectureName';
import type { ImportStep } from '../../shared/models/job';
import type { ExpDecision, Recipe } from '../../shared/models/recipe';
import type { Report } from './report';

/** Says each step of an import in a line. */
export const stepTeller =
  (translator: i18n, report: Report) =>
  (step: ImportStep): void => {
    const { ms: _, ...facts } = step;
    report.event(step.step, { ...facts, ms: Math.round(step.ms) });
    switch (step.step) {
      case 'read':
        report.say('stepRead', { count: step.tensors });
        break;
      case 'recognised':
        report.say('stepRecognised', {
          name: architectureName(step),
          flavour: translator.t(`recipe:flavour.${step.flavour}`),
          count: step.classCount,
        });
        break;
      case 'written':
        report.say('stepWritten', { megabytes: (step.bytes / 1e6).toFixed(1) });
        break;
      case 'checked':
        report.say('stepChecked', { ms: step.msPerImage.toFixed(step.msPerImage < 10 ? 1 : 0) });
        if (step.exp !== null) report.say('line', { text: expText(translator, step.exp) });
    }
  };

/** What was decided about exp, why, and what the test picture says. */
export function expText(translator: i18n, { exp, reason, check }: ExpDecision): string {
  const t = (key: string): string => translator.t(`recipe:${key}`);
  const parts = [`${t(exp ? 'exp.on' : 'exp.off')}: ${t(`why.${reason}`)}`];
  if (check !== null) parts.push(t(`check.${check}`));
  return parts.join(t('between'));
}

/** What a person should know of a converted file. */
export const noteTexts = (translator: i18n, { notes }: Recipe): readonly string[] =>
  notes.map(({ note, ...values }) => translator.t(`recipe:note.${note}`, values) as string);
