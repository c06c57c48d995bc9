import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSettings } from './settingsFile';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'settings-'));
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(dir, { recursive: true, force: true });
});

test('what could not be written at once is written as soon as nothing is in the way any more, the last state of all', () => {
  const file = join(dir, 'settings.json');
  const troubles: string[] = [];
  const settings = openSettings(file, (what) => troubles.push(what));
  // Renaming a file over a folder fails everywhere, as over a file that is held does on Windows.
  mkdirSync(file);
  settings.update({ lastModel: 'first.onnx' });
  settings.update({ lastModel: 'last.onnx' });
  rmSync(file, { recursive: true });
  vi.advanceTimersByTime(1_000);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ lastModel: 'last.onnx' });
  expect(openSettings(file, (what) => troubles.push(what)).get().lastModel).toBe('last.onnx');
  expect(troubles).toEqual([]);
});

test('what cannot be written at all is told once an update', () => {
  const file = join(dir, 'settings.json');
  mkdirSync(join(file, 'in the way'), { recursive: true });
  const troubles: string[] = [];
  const settings = openSettings(file, (what) => troubles.push(what));
  settings.update({ lastModel: 'm.onnx' });
  vi.advanceTimersByTime(60_000);
  expect(troubles).toEqual(['unreadable', 'unwritable']);
  expect(settings.get().lastModel).toBe('m.onnx');
});
