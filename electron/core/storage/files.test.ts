import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from './files';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const there = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

function* broken(): Generator<string> {
  yield 'half';
  throw new Error('no space left');
}

test('pieces become one file', async () => {
  const bytes = await writeWhole(join(folder, 'a'), ['é', Buffer.from('x')]);
  expect([bytes, there()]).toEqual([3, { a: 'éx' }]);
});

test('what could not be written whole takes no place on a full disk, and what was there stays', async () => {
  await writeWhole(join(folder, 'a'), 'before');
  await expect(writeWhole(join(folder, 'a'), broken())).rejects.toThrow('no space left');
  expect(there()).toEqual({ a: 'before' });
});
