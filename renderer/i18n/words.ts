import { type Formats, formatsFor } from './formats';
import { type Translate, translateIn } from './translator';

/** Texts and formats of one language. The same object, and the same functions, as long as the language stays. */
export interface Words {
  readonly t: Translate;
  readonly format: Formats;
}

const made = new Map<string, Words>();

/** The words of a language, made once: making formats of numbers takes longer than painting what they are for. */
export function wordsIn(language: string): Words {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = { t: translateIn(language), format: formatsFor(language) };
  made.set(language, words);
  return words;
}
