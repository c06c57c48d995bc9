import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyMissing } from './copyMissing';

let folder = '';
let from = '';
let to = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-copy-'));
  from = join(folder, 'from');
  to = join(folder, 'deep', 'to');
  mkdirSync(join(from, 'inner'), { recursive: true });
  for (const name of ['a.jpg', 'b.jpg']) writeFileSync(join(from, name), `from ${name}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('files come into a new folder, folders do not', async () => {
  await copyMissing(from, to);
  expect(readdirSync(to).sort()).toEqual(['a.jpg', 'b.jpg']);
  expect(readFileSync(join(to, 'b.jpg'), 'utf8')).toBe('from b.jpg');
});

test('what is there stays, what is missing comes', async () => {
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'a.jpg'), 'mine');
  await copyMissing(from, to);
  expect(readFileSync(join(to, 'a.jpg'), 'utf8')).toBe('mine');
  expect(readFileSync(join(to, 'b.jpg'), 'utf8')).toBe('from b.jpg');
});

test('a copy of a read-only file can be written and removed', async () => {
  chmodSync(join(from, 'a.jpg'), 0o444);
  await copyMissing(from, to);
  expect(statSync(join(to, 'a.jpg')).mode & 0o200).toBe(0o200);
});

test('cancelled before it begins: nothing is there', async () => {
  await expect(copyMissing(from, to, AbortSignal.abort())).rejects.toMatchObject({
    failure: { code: 'app.cancelled' },
  });
  expect(readdirSync(to)).toEqual([]);
});

test('a target that is a file: said by name', async () => {
  mkdirSync(join(folder, 'deep'));
  writeFileSync(to, '');
  await expect(copyMissing(from, to)).rejects.toMatchObject({
    failure: { code: 'export.writeFailed', params: { file: to } },
  });
});
