import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openingOf } from './arguments';

const root = mkdtempSync(join(tmpdir(), 'rtmlabel-arguments-'));
const at = (...parts: string[]): string => join(root, ...parts);
mkdirSync(at('street photos', '.rtmlabel'), { recursive: true });
mkdirSync(at('app'));
for (const file of ['street photos/a.jpg', 'street photos/street.rtmlabel', 'm.pth', 'M 2.ONNX', 'm.py'])
  writeFileSync(at(file), '');
afterAll(() => rmSync(root, { recursive: true }));

const nothing = { folder: null, models: [] };

test.each([
  ['nothing named', [], nothing],
  ['switches only', ['--no-sandbox', '-x'], nothing],
  ['what is not there', ['/nowhere/at all', 'nothing.onnx'], nothing],
  ['a folder', [at('street photos')], { folder: at('street photos'), models: [] }],
  ['a relative folder behind a switch', ['--x', 'street photos'], { folder: at('street photos'), models: [] }],
  ['the first of two folders', [at('app'), at('street photos')], { folder: at('app'), models: [] }],
  ['a picture', [at('street photos', 'a.jpg')], { folder: at('street photos', 'a.jpg'), models: [] }],
  ['a file that stands for its folder', ['street photos/street.rtmlabel'], { folder: at('street photos'), models: [] }],
  ['the folder of a project’s own files', ['street photos/.rtmlabel'], { folder: at('street photos'), models: [] }],
  ['an address', [pathToFileURL(at('street photos')).href], { folder: at('street photos'), models: [] }],
  ['an address of another machine', ['file://elsewhere/%zz'], nothing],
  ['a checkpoint with its config', ['m.pth', 'm.py'], { folder: null, models: [at('m.pth'), at('m.py')] }],
  ['a folder and a model', ['M 2.ONNX', 'street photos'], { folder: at('street photos'), models: [at('M 2.ONNX')] }],
])('%s', (_, args, expected) => {
  expect(openingOf(['/opt/RTMLabel/rtmlabel-app', ...args], null, root)).toEqual(expected);
});

test('in a checkout, what comes after the app counts', () => {
  const app = at('app');
  expect(openingOf(['electron', '--no-sandbox', app, 'street photos'], app, root).folder).toBe(at('street photos'));
  expect(openingOf(['electron', at('street photos'), relative(root, app)], app, root)).toEqual(nothing);
  expect(openingOf(['electron', at('street photos')], app, root)).toEqual(nothing);
});
