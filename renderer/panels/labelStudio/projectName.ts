import type { Translate } from '../../i18n/translator';

/** Label Studio tells a project's number, not its title. */
export const projectName = (id: string | null, t: Translate): string =>
  id === null || id === '?' ? t('labelStudio:projectUnknown') : t('labelStudio:projectOf', { id });

/** A project that is pushed to, with its title where Label Studio has told it. */
export const pushName = (
  { project: id, title }: { readonly project: number; readonly title: string | null },
  t: Translate,
): string => (title === null ? t('labelStudio:push.numbered', { id }) : t('labelStudio:push.named', { title, id }));
