import type { i18n } from 'i18next';
import type { Failure } from '../../shared/failure/failure';
import type { Language } from '../../shared/ipc/app';
import type { words } from '../../shared/words/en';
import { changeLocale, createTranslator, type Locale, localeFor, sentenceOf } from '../../shared/words/translator';

/** A key without its plural ending. */
type Base<K> = K extends `${infer B}_one` ? B : K extends `${infer B}_other` ? B : K;
type Areas = typeof words;

/** Every key of the catalogues: `area:name`. */
export type WordKey = { [A in keyof Areas & string]: `${A}:${Base<keyof Areas[A] & string>}` }[keyof Areas & string];

/** Text of a key in the language of the window; `count` chooses the plural form. */
export type Translate = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The page's only translator; `main.tsx` sets its language before the first paint. */
export const translator: i18n = createTranslator(localeFor(navigator.language));

/** Texts kept ready, at most: a row of a list asks for a dozen each time it is rendered. */
const KEPT = 4_000;

const languages = new Map<string, Translate>();

/** Texts of one language, each looked up once; the same function as long as the page lives. */
export function translateIn(language: string): Translate {
  const known = languages.get(language);
  if (known !== undefined) return known;
  const look = translator.getFixedT(language) as unknown as Translate;
  const texts = new Map<string, string>();
  const made: Translate = (key, values) => {
    const asked = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    const ready = texts.get(asked);
    if (ready !== undefined) return ready;
    if (texts.size >= KEPT) texts.clear();
    const text = look(key, values);
    texts.set(asked, text);
    return text;
  };
  languages.set(language, made);
  return made;
}

/** For code outside components: text in the language of this moment. */
export const translate: Translate = (key, values) => translateIn(translator.language)(key, values);

/** What a person reads of a failure. */
export const describe = (failure: Failure): string => sentenceOf(translator, failure);

/** The catalogue for a language setting. @param system BCP 47 tag of the system */
export const localeOf = (language: Language, system: string): Locale =>
  language === 'system' ? localeFor(system) : language;

/** Switches the window to a language at once. */
export async function setLocale(locale: Locale): Promise<void> {
  document.documentElement.lang = locale;
  if (translator.language !== locale) await changeLocale(translator, locale);
}
