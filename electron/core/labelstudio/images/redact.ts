/** Longest name of an image in a sentence. */
const LONGEST = 200;

/** Parameters of an address that open something: signatures of S3, Google and Azure, tokens, keys. */
const SECRET_PARAMETER =
  /([?&;](?:[\w.-]*(?:token|signature|credential|secret|password|accesskeyid|api[_-]?key)|sig|key|pass|auth)=)[^&;#\s"']*/gi;
const SECRET_FIELD = /("(?:[\w-]*token|password|refresh|access|secret|authorization)"\s*:\s*")[^"]*/gi;

/**
 * A text, usually an address, without anything that opens a door: name and password, tokens, signatures; embedded data is
 * cut. For logs and messages.
 */
export function redacted(text: string): string {
  return text
    .replace(/(data:[\w.+-]*\/?[\w.+-]*(?:;[\w.+-]+(?:=[\w.+-]+)?)*,)[^\s"']*/gi, '$1…')
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"']*(?:@[^\s/?#@"']*)*@/gi, '$1')
    .replace(SECRET_PARAMETER, '$1…')
    .replace(SECRET_FIELD, '$1…')
    .replace(/\b(Token|Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 …')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, 'eyJ…');
}

/** An image's address as it stands in a sentence: redacted, and cut in the middle when it is long. */
export function imageName(url: string): string {
  // What is embedded may be megabytes.
  const shown = redacted(/^\s*data:/i.test(url) ? url.slice(0, 2 * LONGEST) : url).trim();
  if (shown.length <= LONGEST) return shown;
  const start = lettersOf(shown.slice(0, LONGEST));
  const end = lettersOf(shown.slice(-LONGEST)).reverse();
  return `${upToHalf(start).join('')}…${upToHalf(end).reverse().join('')}`;
}

/** A letter of several bytes, percent-encoded, is one: half of it would be no letter. */
const lettersOf = (text: string): string[] => text.match(/%[\da-f]{2}(?:%[89ab][\da-f])*|./gis) ?? [];

function upToHalf(letters: readonly string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const letter of letters) {
    length += letter.length;
    if (length > LONGEST / 2) break;
    kept.push(letter);
  }
  return kept;
}
