import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCommand, rtmlabel } from '../../testing/rtmlabel';

interface Coco {
  readonly images: readonly { readonly file_name: string }[];
  readonly categories: readonly { readonly name: string }[];
  readonly annotations: readonly { readonly score: number }[];
}

let folder = '';
beforeAll(() => {
  buildCommand();
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-demo-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const images = resolve('models/demo/images');
const predict = (...args: string[]) =>
  rtmlabel(['predict', images, '--model', 'demo', ...args], { cwd: folder, userData: join(folder, 'app data') });

test('predict --model demo labels the sample pictures, from any folder, with nothing installed', async () => {
  const { code, err } = await predict('--out', 'first.json');
  expect(err).toContain('RTMDet-nano, MMDetection, 4 classes.');
  expect(code).toBe(0);
  const { images, categories, annotations } = JSON.parse(readFileSync(join(folder, 'first.json'), 'utf8')) as Coco;
  expect(images.map(({ file_name }) => file_name)).toContain('bench-01.jpg');
  expect(categories.map(({ name }) => name)).toEqual(['hex nut', 'washer', 'bolt', 'screw']);
  expect(annotations.length).toBeGreaterThan(images.length);
});

test('the demo is converted once', async () => {
  const { err } = await predict('--out', 'second.json');
  expect(err).not.toContain('nothing in the file was executed');
  expect(readFileSync(join(folder, 'second.json'), 'utf8')).toBe(readFileSync(join(folder, 'first.json'), 'utf8'));
});
