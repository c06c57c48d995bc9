import { architectureName } from '../../../shared/models/architectureName';
import { type ImportStep, isWorking, type ModelJob } from '../../../shared/models/job';
import type { Formats } from '../../i18n/formats';
import type { Translate } from '../../i18n/translator';

/** The job still runs. */
export const isActive = ({ phase }: Pick<ModelJob, 'phase'>): boolean => isWorking(phase);

/** The bytes were not those of the official file. */
export const hashDiffers = ({ failure }: Pick<ModelJob, 'failure'>): boolean =>
  failure?.code === 'download.wrongHash' || failure?.code === 'models.notOfficial';

/** What a finished step found. @param steps all of them: an ONNX file is not recognised and converted, only copied */
export function stepText(step: ImportStep, steps: readonly ImportStep[], t: Translate, format: Formats): string {
  switch (step.step) {
    case 'read':
      return t('models:step.read', { count: step.tensors });
    case 'recognised': {
      const classes = t('common:class', { count: step.classCount });
      return t('models:step.recognised', {
        name: architectureName(step),
        classes,
        flavour: t(`recipe:flavour.${step.flavour}`),
      });
    }
    case 'written': {
      const converted = steps.some((one) => one.step === 'recognised');
      return t(converted ? 'models:step.written' : 'models:step.copied', { size: format.bytes(step.bytes) });
    }
    case 'checked':
      return t('models:step.checked', { ms: roundMs(step.msPerImage) });
  }
}

/** Milliseconds as seconds with one digit; long ones as minutes. */
export function timeText(ms: number, t: Translate, format: Formats): string {
  return ms < 60_000 ? t('models:seconds', { seconds: format.tenths(ms / 1000) }) : format.duration(ms / 1000);
}

/** Tenths matter only for the fastest. */
export const roundMs = (ms: number): number => (ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms));

/** Part that has arrived, 0..1; null = the server does not say how much there is. */
export const partOf = (download: NonNullable<ModelJob['download']>): number | null =>
  download.total === null || download.total === 0 ? null : Math.min(1, download.done / download.total);
