const collator = new Intl.Collator('en', { numeric: true });

/**
 * Natural order of POSIX paths, the same on every system and in every language: folder by folder, numbers by value
 * (`img2` before `img10`), a folder's own files before its sub-folders; names that compare equal follow their code units.
 */
export function comparePaths(a: string, b: string): number {
  let from = 0;
  for (;;) {
    const endA = a.indexOf('/', from);
    const endB = b.indexOf('/', from);
    if (endA < 0 !== endB < 0) return endA < 0 ? -1 : 1;
    const partA = endA < 0 ? a.slice(from) : a.slice(from, endA);
    const partB = endB < 0 ? b.slice(from) : b.slice(from, endB);
    if (partA !== partB) return compareNames(partA, partB);
    if (endA < 0) return 0;
    from = endA + 1;
  }
}

/** Natural order of two names of one folder. */
export const compareNames = (a: string, b: string): number =>
  quickOrder(a, b) || collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

const FIRST = 0x20;
const LAST = 0x7e;
const ZERO = 0x30;
/** More digits than the collator takes for one number. */
const LONGEST_NUMBER = 200;

/** Place of each printable ASCII character in the collator's order; letters that differ in case only share theirs. */
const ranks = ((): Uint8Array => {
  const base = new Intl.Collator('en', { sensitivity: 'base' });
  const signs = Array.from({ length: LAST - FIRST + 1 }, (_, at) => String.fromCharCode(FIRST + at)).sort(base.compare);
  const table = new Uint8Array(LAST + 1);
  let rank = 1;
  signs.forEach((sign, at) => {
    if (at > 0 && base.compare(signs[at - 1] as string, sign) !== 0) rank++;
    table[sign.charCodeAt(0)] = rank;
  });
  return table;
})();

/**
 * The collator's answer where the first difference of plain names tells it; 0 = ask the collator. Sorting 100,000 names
 * takes a fifth of the time so.
 */
function quickOrder(a: string, b: string): number {
  let atA = 0;
  let atB = 0;
  while (atA < a.length && atB < b.length) {
    const codeA = a.charCodeAt(atA);
    const codeB = b.charCodeAt(atB);
    if (codeA < FIRST || codeA > LAST || codeB < FIRST || codeB > LAST) return 0;
    if (isDigit(codeA) && isDigit(codeB)) {
      const endA = endOfNumber(a, atA);
      const endB = endOfNumber(b, atB);
      if (endA < 0 || endB < 0) return 0;
      const order = compareNumbers(a, atA, endA, b, atB, endB);
      if (order !== 0) return order;
      atA = endA;
      atB = endB;
      continue;
    }
    if (codeA !== codeB) {
      // Case counts only when nothing else does: that is left to the collator.
      return (ranks[codeA] as number) - (ranks[codeB] as number);
    }
    atA++;
    atB++;
  }
  return 0;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9;

/** Behind the last digit; -1 = the collator might see more digits than we do. */
function endOfNumber(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end - from > LONGEST_NUMBER || (end < text.length && text.charCodeAt(end) > LAST) ? -1 : end;
}

function compareNumbers(a: string, fromA: number, endA: number, b: string, fromB: number, endB: number): number {
  let atA = fromA;
  let atB = fromB;
  while (atA < endA - 1 && a.charCodeAt(atA) === ZERO) atA++;
  while (atB < endB - 1 && b.charCodeAt(atB) === ZERO) atB++;
  if (endA - atA !== endB - atB) return endA - atA - (endB - atB);
  for (; atA < endA; atA++, atB++) {
    const order = a.charCodeAt(atA) - b.charCodeAt(atB);
    if (order !== 0) return order;
  }
  return 0;
}
