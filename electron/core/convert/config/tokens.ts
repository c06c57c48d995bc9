/** A piece of Python source that matters to literals. */
export type Token =
  | { readonly type: 'symbol'; readonly text: string }
  /** `first` = at the very beginning of a line: not inside a block. */
  | { readonly type: 'name'; readonly text: string; readonly first: boolean }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  /** End of a logical line: none inside brackets. */
  | { readonly type: 'line' };

type Make = (found: string, end: number, source: string) => { readonly token: Token | null; readonly end: number };

const plain =
  (make: (found: string) => Token | null): Make =>
  (found, end) => ({ token: make(found), end });

const PATTERNS: readonly (readonly [RegExp, Make])[] = [
  [/[ \t\f\r]+|\\\r?\n|#[^\n]*/y, plain(() => null)],
  [/\n/y, plain(() => ({ type: 'line' }))],
  [/[rRuUbBfF]{0,2}("""|'''|"|')/y, quoted],
  [
    /0[xX][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y,
    plain((found) => ({ type: 'number', value: Number(found.replaceAll('_', '')) })),
  ],
  [/[\p{L}_][\p{L}\p{N}_]*/uy, named],
  [/\*\*|[^\s]/y, plain((text) => ({ type: 'symbol', text }))],
];

function named(text: string, end: number, source: string): { readonly token: Token; readonly end: number } {
  const start = end - text.length;
  return { token: { type: 'name', text, first: start === 0 || source[start - 1] === '\n' }, end };
}

/** Text behind its opening quotes; one without an end goes to the end of the line, or of the file. */
function quoted(opening: string, start: number, source: string): { readonly token: Token; readonly end: number } {
  const quote = /["']+$/.exec(opening)?.[0] ?? '"';
  const prefix = opening.slice(0, -quote.length);
  let at = start;
  while (at < source.length && !source.startsWith(quote, at) && !(quote.length === 1 && source[at] === '\n'))
    at += source[at] === '\\' ? 2 : 1;
  const body = source.slice(start, at);
  const end = source.startsWith(quote, at) ? at + quote.length : Math.min(at, source.length);
  return { token: { type: 'text', value: unescaped(prefix, body) }, end };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unescaped(prefix: string, body: string): string {
  if (/r/i.test(prefix)) return body;
  return body.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/g, (whole, code: string) => {
    if (/^[xuU]./.test(code)) {
      const point = Number.parseInt(code.slice(1), 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    }
    return ESCAPES[code] ?? (/["'\\]/.test(code) ? code : whole);
  });
}

/** Splits Python source. Anything is a token of some kind, so this never fails; lines inside brackets are joined. */
export function tokenise(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (let at = 0; at < source.length; ) {
    const before = at;
    for (const [pattern, make] of PATTERNS) {
      pattern.lastIndex = at;
      const found = pattern.exec(source);
      if (found === null) continue;
      const { token, end } = make(found[0], pattern.lastIndex, source);
      at = end;
      if (token?.type === 'symbol') depth = Math.max(0, depth + depthOf(token.text));
      if (token !== null && !(token.type === 'line' && depth > 0)) tokens.push(token);
      break;
    }
    // Half of a surrogate pair, say.
    if (at === before) at++;
  }
  return tokens;
}

const depthOf = (symbol: string): number => ('([{'.includes(symbol) ? 1 : ')]}'.includes(symbol) ? -1 : 0);
