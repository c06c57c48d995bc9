import type { Translate } from '../../i18n/translator';

/** Label Studio tells a project's number, not its title. */
export const projectName = (id: string | null, t: Translate): string =>
  id === null || id === '?' ? t('labelStudio:projectUnknown') : t('labelStudio:projectOf', { id });
