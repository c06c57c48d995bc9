import type { Failure } from '../../shared/failure/failure';
import { type Formats, formatsFor } from './formats';
import { type Translate, translateIn, type WordKey } from './translator';

/** Texts and formats of one language. The same object, and the same functions, as long as the language stays. */
export interface Words {
  readonly t: Translate;
  readonly format: Formats;
  /** The sentence of a failure. */
  readonly describe: (failure: Failure) => string;
}

const made = new Map<string, Words>();

/** The words of a language, made once: making formats of numbers takes longer than painting what they are for. */
export function wordsIn(language: string): Words {
  const known = made.get(language);
  if (known !== undefined) return known;
  const t = translateIn(language);
  const words: Words = {
    t,
    format: formatsFor(language),
    describe: ({ code, params }) =>
      t(`failures:${code}` as WordKey, params as Readonly<Record<string, string | number>>),
  };
  made.set(language, words);
  return words;
}
