import i18next, { type i18n } from 'i18next';
import type { Failure } from '../failure/failure';
import { words as en } from './en';
import { failuresByCommand as enByCommand } from './en/failures';
import { PSEUDO, pseudoWords } from './pseudo';
import { words as zhCN } from './zh-CN';
import { failuresByCommand as zhByCommand } from './zh-CN/failures';

export type Locale = 'en' | 'zh-CN' | typeof PSEUDO;

/**
 * The catalogue to use for a system locale such as `zh-Hans-CN` or `de-DE`: Chinese of any kind reads Simplified Chinese, all
 * others English. `en-XA`, which no system has by itself, is the pseudo-language.
 */
export function localeFor(system: string): Locale {
  if (system.startsWith(PSEUDO)) return PSEUDO;
  return system.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/**
 * A ready i18next instance with both catalogues. Keys are `area:name`, e.g. `t('common:cancel')`.
 * @param place where a person reads: what to set in the window is an option on the command line
 */
export function createTranslator(locale: Locale, place: 'window' | 'command' = 'window'): i18n {
  const instance = i18next.createInstance();
  const resources =
    place === 'window'
      ? { en, 'zh-CN': zhCN }
      : {
          en: { ...en, failures: { ...en.failures, ...enByCommand } },
          'zh-CN': { ...zhCN, failures: { ...zhCN.failures, ...zhByCommand } },
        };
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    ns: Object.keys(en),
    defaultNS: 'common',
    resources,
    // Failure codes contain dots; keys are flat inside an area.
    keySeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  if (locale === PSEUDO) addPseudo(instance);
  return instance;
}

/** Switches to a language; the pseudo-language is made when it is first asked for. */
export async function changeLocale(translator: i18n, locale: Locale): Promise<void> {
  if (locale === PSEUDO) addPseudo(translator);
  await translator.changeLanguage(locale);
}

function addPseudo(translator: i18n): void {
  if (translator.hasResourceBundle(PSEUDO, 'common')) return;
  const { en: english } = translator.store.data as Record<string, Record<string, Record<string, string>>>;
  for (const [area, texts] of Object.entries(pseudoWords(english ?? {})))
    translator.addResourceBundle(PSEUDO, area, texts);
}

/** The sentence of a failure in the translator's language. */
export const sentenceOf = (translator: i18n, failure: Failure): string =>
  translator.t(`failures:${failure.code}`, { ...failure.params }) as string;
