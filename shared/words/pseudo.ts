/** The language that shows which texts are no texts of the catalogues and which places are too narrow: nobody speaks it. */
export const PSEUDO = 'en-XA';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'åƀçđéƒĝĥîĵķłɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';
/** As much longer as a translation from English into German may be. */
const GROWTH = 0.4;
const VOWEL = /[aeiouy]/i;
/** What a translation takes over unchanged. */
const FIXED = /(\{\{[^}]*\}\}|\$t\([^)]*\))/;

/** A text in brackets, with accents on every letter, and longer: `⟦Śååvéé⟧`. Placeholders stay as they are. */
export function pseudoText(text: string): string {
  const parts = text.split(FIXED);
  const letters = parts.filter((part) => !FIXED.test(part)).join('').length;
  let missing = Math.ceil(letters * GROWTH);
  const grown = parts.map((part) => {
    if (FIXED.test(part)) return part;
    return [...part]
      .map((letter) => {
        const accented = ACCENTED[PLAIN.indexOf(letter)] ?? letter;
        if (!VOWEL.test(letter) || missing === 0) return accented;
        missing--;
        return accented + accented.toLowerCase();
      })
      .join('');
  });
  return `⟦${grown.join('')}${'·'.repeat(missing)}⟧`;
}

/** All texts of a catalogue in the pseudo-language. */
export const pseudoWords = (words: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  Object.fromEntries(
    Object.entries(words).map(([area, texts]) => [
      area,
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, pseudoText(text)])),
    ]),
  );
