import type { Translate } from '../../i18n/translator';

/** So many names fit into one look. */
const SHOWN = 12;

/** The first class names, and how many more there are. */
export function shortNames(names: readonly string[], t: Translate): string {
  const shown = names.slice(0, SHOWN).join(', ');
  const more = names.length - SHOWN;
  return more <= 0 ? shown : t('models:moreNames', { names: shown, count: more });
}
