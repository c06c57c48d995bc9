import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPermissive } from './allowed.mjs';
import { noticesText } from './notices.mjs';
import { shippedPackages } from './packages.mjs';

it.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(MIT AND Zlib)', true],
  ['MIT AND GPL-3.0-only', false],
  ['(GPL-2.0 OR (MIT AND ISC))', true],
  ['GPL-3.0-only', false],
  ['MPL-2.0', false],
  ['SEE LICENSE IN LICENSE', false],
  ['UNLICENSED', false],
  ['', false],
])('%s is permissive: %s', (expression, expected) => expect(isPermissive(expression)).toBe(expected));

describe('what is shipped', () => {
  let root;
  const put = (file, content) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rtmlabel-licences-'));
    const packages = { '': {}, 'node_modules/a': {}, 'node_modules/b': {}, 'node_modules/tool': { dev: true } };
    put('package-lock.json', {
      packages: { ...packages, 'node_modules/@types/a': {}, 'node_modules/absent': { optional: true } },
    });
    put('node_modules/a/package.json', { name: 'a', version: '1.0.0', license: 'MIT' });
    put('node_modules/a/LICENSE', 'MIT of A  \r\n');
    put('node_modules/a/codec/LICENSE.codec.md', 'what A has inside');
    put('node_modules/b/package.json', { name: 'b', version: '2.0.0', license: 'ISC' });
    put('build/notices/avif-codec.txt', 'AVIF');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is what dependencies need, with the texts that lie in the packages', () => {
    expect(shippedPackages(root)).toEqual([
      { name: 'a', version: '1.0.0', licence: 'MIT', texts: ['MIT of A', 'what A has inside'] },
      { name: 'b', version: '2.0.0', licence: 'ISC', texts: [] },
    ]);
  });

  it('has its missing texts in build/notices', () => {
    put('build/notices/b.txt', 'ISC of B');
    expect(shippedPackages(root)[1].texts).toEqual(['ISC of B']);
  });

  it('is told with every text once', () => {
    put('build/notices/b.txt', 'MIT of A');
    const text = noticesText(root, shippedPackages(root));
    expect(text).toContain('  b 2.0.0: ISC\n');
    expect(text.split('MIT of A')).toHaveLength(2);
    expect(text).toContain('\na, b\n');
  });
});
