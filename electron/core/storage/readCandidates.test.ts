import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asImagePath } from '../../../shared/dataset/ids';
import type { StoredDetection } from './cache';
import { openCandidateStore } from './candidateStore';
import { readCandidates } from './readCandidates';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-read-candidates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const image = (at: number) => asImagePath(`${at}.jpg`);
const file = { bytes: 12, mtimeMs: 1700000000123.5 };
const stored = (score: number): StoredDetection => ({
  summary: Float32Array.of(score),
  detection: {
    candidates: { boxes: Float32Array.of(1, 2, 3, 4), scores: Float32Array.of(score), labels: Uint16Array.of(5) },
    width: 64,
    height: 48,
    timing: { decode: 0, resize: 0, inference: 0, postprocess: 0 },
  },
});
const contents = (): string[] =>
  readdirSync(join(folder, 'candidates')).map((name) => readFileSync(join(folder, 'candidates', name), 'latin1'));

it('reads what an open store has written so far, and changes nothing', async () => {
  const store = await openCandidateStore(folder, 'key');
  await store.put(image(1), file, stored(0.5));
  await store.put(image(1), file, stored(0.75));
  const before = contents();
  const reader = await readCandidates(folder, 'key');
  await store.put(image(2), file, stored(1));
  expect((await reader?.get(image(1), file))?.detection.candidates.scores).toEqual(Float32Array.of(0.75));
  expect(await reader?.get(image(1), { ...file, bytes: 13 })).toBe(null);
  expect(await reader?.get(image(2), file)).toBe(null);
  await reader?.close();
  expect(before.every((text, at) => contents()[at]?.startsWith(text))).toBe(true);
  await store.close();
});

it('leaves what a crash has torn as it is', async () => {
  const store = await openCandidateStore(folder, 'key');
  await store.put(image(1), file, stored(0.5));
  const { size } = statSync(join(folder, 'candidates/key.pack'));
  await store.put(image(2), file, stored(0.5));
  await store.close();
  truncateSync(join(folder, 'candidates/key.pack'), size + 3);
  const before = contents();
  const reader = await readCandidates(folder, 'key');
  expect(await reader?.get(image(1), file)).not.toBe(null);
  expect(await reader?.get(image(2), file)).toBe(null);
  await reader?.close();
  expect(contents()).toEqual(before);
});

it('finds nothing where nothing is', async () => {
  expect(await readCandidates(folder, 'key')).toBe(null);
  writeFileSync(join(folder, 'candidates'), '');
  expect(await readCandidates(folder, 'key')).toBe(null);
});
