import { type Literal, type LiteralDict, UNKNOWN } from './literal';
import { type Token, tokenise } from './tokens';

/** Deeper values are not looked into. */
const MAX_DEPTH = 64;

/**
 * Assignments `name = value` at the top level of a Python config, as literals. Nothing is evaluated: a value that is more
 * than a literal (a call other than `dict(...)`, an operator, an unknown name) is UNKNOWN, alone, inside lists and dicts too;
 * a name stands for the literal that was assigned to it before.
 */
export function parseConfig(source: string): LiteralDict {
  const parser = new Parser(tokenise(source));
  return parser.module();
}

class Parser {
  private readonly tokens: readonly Token[];
  private place = 0;
  private readonly names = new Map<string, Literal>();

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  module(): LiteralDict {
    while (this.place < this.tokens.length) {
      const [name, equals] = [this.tokens[this.place], this.tokens[this.place + 1]];
      const assigned =
        name?.type === 'name' && name.first && isSymbol(equals, '=') && !isSymbol(this.tokens[this.place + 2], '=');
      if (assigned) {
        this.place += 2;
        this.names.set(name.text, this.line());
      }
      this.skipLine();
    }
    return this.names;
  }

  /** Everything up to the end of the logical line; a tuple may stand without brackets. */
  private line(): Literal {
    const first = this.value(0);
    if (!this.takeIf(',')) return this.ended() ? first : UNKNOWN;
    const items: Literal[] = [first];
    while (!this.ended()) {
      items.push(this.value(0));
      if (!this.takeIf(',')) break;
    }
    return this.ended() ? items : UNKNOWN;
  }

  private ended(): boolean {
    const next = this.tokens[this.place];
    return next === undefined || next.type === 'line' || isSymbol(next, ';');
  }

  private skipLine(): void {
    while (this.place < this.tokens.length && this.tokens[this.place++]?.type !== 'line');
  }

  private takeIf(symbol: string): boolean {
    if (!isSymbol(this.tokens[this.place], symbol)) return false;
    this.place++;
    return true;
  }

  /** A value and nothing behind it but what ends it: an operator, call, index or attribute makes it UNKNOWN. */
  private value(depth: number): Literal {
    const found = this.plain(depth);
    const next = this.tokens[this.place];
    const stands =
      next === undefined || next.type === 'line' || (next.type === 'symbol' && ',)]}:;='.includes(next.text));
    if (stands) return found;
    this.skipExpression();
    return UNKNOWN;
  }

  private plain(depth: number): Literal {
    const token = this.tokens[this.place++];
    if (token === undefined || token.type === 'line' || depth > MAX_DEPTH) {
      this.place--;
      return UNKNOWN;
    }
    if (token.type === 'number') return token.value;
    if (token.type === 'text') return this.joined(token.value);
    if (token.type === 'name') return this.named(token.text, depth);
    if (token.text === '-' || token.text === '+') {
      const next = this.tokens[this.place];
      if (next?.type !== 'number') return UNKNOWN;
      this.place++;
      return token.text === '-' ? -next.value : next.value;
    }
    if (token.text === '[') return this.items(']', depth);
    if (token.text === '(') return this.items(')', depth);
    if (token.text === '{') return this.braces(depth);
    this.place--;
    return UNKNOWN;
  }

  /** Neighbouring texts are one. */
  private joined(first: string): string {
    let whole = first;
    for (let next = this.tokens[this.place]; next?.type === 'text'; next = this.tokens[this.place]) {
      whole += next.value;
      this.place++;
    }
    return whole;
  }

  private named(name: string, depth: number): Literal {
    if (name === 'True') return true;
    if (name === 'False') return false;
    if (name === 'None') return null;
    if (name === 'dict' && this.takeIf('(')) return this.keywords(depth);
    return this.names.get(name) ?? UNKNOWN;
  }

  /** List, tuple or bracketed value. */
  private items(end: ')' | ']', depth: number): Literal {
    const items: Literal[] = [];
    let commas = 0;
    while (this.place < this.tokens.length && !this.takeIf(end)) {
      items.push(this.value(depth + 1));
      if (this.takeIf(',')) commas++;
      else if (!isSymbol(this.tokens[this.place], end)) {
        this.skipTo(end);
        return UNKNOWN;
      }
    }
    return end === ')' && commas === 0 && items.length === 1 ? (items[0] as Literal) : items;
  }

  /** `dict(a=1, b=2)`, behind the opening bracket. */
  private keywords(depth: number): Literal {
    const dict = new Map<string, Literal>();
    while (this.place < this.tokens.length && !this.takeIf(')')) {
      const [name, equals] = [this.tokens[this.place], this.tokens[this.place + 1]];
      if (name?.type === 'name' && isSymbol(equals, '=')) {
        this.place += 2;
        dict.set(name.text, this.value(depth + 1));
      } else this.skipExpression();
      if (!this.takeIf(',') && !isSymbol(this.tokens[this.place], ')')) {
        this.skipTo(')');
        return UNKNOWN;
      }
    }
    return dict;
  }

  /** `{'a': 1}`; a set is a list. */
  private braces(depth: number): Literal {
    const dict = new Map<string, Literal>();
    const items: Literal[] = [];
    while (this.place < this.tokens.length && !this.takeIf('}')) {
      const key = this.value(depth + 1);
      if (this.takeIf(':')) {
        const value = this.value(depth + 1);
        if (typeof key === 'string' || typeof key === 'number') dict.set(String(key), value);
      } else items.push(key);
      if (!this.takeIf(',') && !isSymbol(this.tokens[this.place], '}')) {
        this.skipTo('}');
        return UNKNOWN;
      }
    }
    return items.length > 0 ? items : dict;
  }

  /** Goes on to the comma or bracket that ends an expression. */
  private skipExpression(): void {
    for (let depth = 0; this.place < this.tokens.length; this.place++) {
      const token = this.tokens[this.place] as Token;
      if (token.type === 'line') return;
      if (token.type !== 'symbol') continue;
      if ('([{'.includes(token.text)) depth++;
      else if (')]}'.includes(token.text)) {
        if (depth === 0) return;
        depth--;
      } else if (depth === 0 && (token.text === ',' || token.text === ':')) return;
    }
  }

  private skipTo(end: string): void {
    while (this.place < this.tokens.length && this.tokens[this.place]?.type !== 'line') {
      this.skipExpression();
      if (this.takeIf(end)) return;
      this.place++;
    }
  }
}

const isSymbol = (token: Token | undefined, text: string): boolean => token?.type === 'symbol' && token.text === text;
