import { describe, expect, it } from 'vitest';
import { type Literal, UNKNOWN } from './literal';
import { mergeConfig } from './merge';
import { parseConfig } from './parse';

const map = (entries: Record<string, Literal>): Literal => new Map(Object.entries(entries));

describe('values of a config', () => {
  it.each<[string, Literal]>([
    ['1', 1],
    ['-0.5e-3', -0.0005],
    ['1_000', 1000],
    ['0x1F', 31],
    ["'text'", 'text'],
    ['"it\\\'s \\n\\u4e2d"', "it's \n中"],
    ["r'a\\b'", 'a\\b'],
    ["'''two\nlines'''", 'two\nlines'],
    ["'a' 'b'", 'ab'],
    ['True', true],
    ['False', false],
    ['None', null],
    ['[1, 2,\n 3]', [1, 2, 3]],
    ["('cat', )", ['cat']],
    ["'cat', 'dog'", ['cat', 'dog']],
    ['(1)', 1],
    ['()', []],
    ["dict(a=1, b=dict(c='x'))", map({ a: 1, b: map({ c: 'x' }) })],
    ["{'a': 1, 'b': [True]}", map({ a: 1, b: [true] })],
    ['{1, 2}', [1, 2]],
    ['1  # a comment, with (brackets', 1],
  ])('%s', (source, value) => {
    expect(parseConfig(`value = ${source}\n`).get('value')).toEqual(value);
  });

  it.each([
    'len(names)',
    'base_lr * 0.05',
    '640 // 2',
    '_base_.model',
    'names[0]',
    "__import__('os').system('touch /tmp/rtmlabel')",
    'lambda x: 1',
    'a if b else c',
    'not True',
    "f'{x}'(1)",
  ])('%s would have to be evaluated, so it is unknown', (source) => {
    const parsed = parseConfig(`value = ${source}\nnext = 2\n`);
    expect(parsed.get('value')).toBe(UNKNOWN);
    expect(parsed.get('next')).toBe(2);
  });

  it('what cannot be known stays alone: its neighbours are read', () => {
    const parsed = parseConfig(
      'model = dict(lr=base * 2, head=dict(exp_on_reg=True, n=len(c)), last=[1, f(2), 3], each=[x for x in y])',
    );
    expect(parsed.get('model')).toEqual(
      map({ lr: UNKNOWN, head: map({ exp_on_reg: true, n: UNKNOWN }), last: [1, UNKNOWN, 3], each: [UNKNOWN] }),
    );
  });

  it('a name stands for what was assigned to it before', () => {
    expect(parseConfig("names = ('cat',)\nmeta = dict(classes=names, other=later)\nlater = 1").get('meta')).toEqual(
      map({ classes: ['cat'], other: UNKNOWN }),
    );
  });

  it('statements, comments and broken brackets do not hide what follows on other lines', () => {
    const parsed = parseConfig(
      'import os\nfrom a import b\nif x == 1:\n    y = 2\nz: int = 3\na.b = 4\nw = 5\ndel w[0]\n"""doc"""\nv = 6',
    );
    expect(parsed.get('w')).toBe(5);
    expect(parsed.get('v')).toBe(6);
    expect([...parsed.keys()]).toEqual(['w', 'v']);
  });

  it.each([
    '(',
    '[',
    '{',
    "'",
    '"""',
    'a = (',
    'a = dict(',
    'a = dict(b',
    'a = {1:',
    'a = -',
    '\\',
    'a = [[[[',
    '=',
    'a = =',
  ])('an end in the middle is no trouble: %s', (source) => {
    expect(() => parseConfig(source)).not.toThrow();
  });

  it('deep nesting and long files end in bounded time', () => {
    expect(parseConfig(`a = ${'['.repeat(100_000)}`).get('a')).toBeDefined();
    expect(parseConfig(`a = '${'x'.repeat(3e6)}'`).get('a')).toHaveLength(3e6);
    expect(parseConfig('a = 1\n'.repeat(100_000)).get('a')).toBe(1);
  });
});

describe('a config on its base', () => {
  it.each([
    ['keeps what it does not say', 'a = dict(x=1, y=2)', 'a = dict(y=3)', map({ x: 1, y: 3 })],
    ['starts anew with _delete_', 'a = dict(x=1)', 'a = dict(_delete_=True, y=3)', map({ y: 3 })],
    ['replaces lists', 'a = [1, 2]', 'a = [3]', [3]],
    ['replaces a value by a dict', 'a = 1', 'a = dict(y=3)', map({ y: 3 })],
  ])('%s', (_, base, own, expected) => {
    expect(mergeConfig(parseConfig(base), parseConfig(own)).get('a')).toEqual(expected);
  });
});
