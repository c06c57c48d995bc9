/**
 * A sentence with its percent-encoded parts decoded: `%E7%8C%AB.jpg` reads `猫.jpg`. Bytes that are no text, e.g. where a
 * long name was cut, are left out.
 */
export const readable = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (digits) => Number.parseInt(digits, 16));
    return new TextDecoder().decode(bytes).replace(/\uFFFD|\p{Cc}/gu, '');
  });
