import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openProject } from '../core/storage/openProject';
import type { ModelHost } from './modelHost';
import { createWorkspace, type Workspace } from './workspace';

vi.mock('./log', () => ({ log: { warn: () => undefined } }));

let root = '';
let workspace: Workspace;
const folder = (name: string): string => join(root, name);
const signal = new AbortController().signal;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rtmlabel-workspace-'));
  for (const name of ['a', 'b']) {
    mkdirSync(folder(name));
    writeFileSync(join(folder(name), '1.jpg'), '');
  }
  const models = { detector: () => null } as unknown as ModelHost;
  workspace = createWorkspace(
    models,
    folder('data'),
    () => undefined,
    () => 0.5,
  );
});
afterEach(async () => {
  await workspace.close();
  rmSync(root, { recursive: true, force: true });
});

/** Opens and closes: fails when somebody holds the project. */
const isFree = async (name: string): Promise<boolean> => {
  const project = await openProject(folder(name), { dataDir: folder('data') }).catch(() => null);
  await project?.close();
  return project !== null;
};

test('two folders opened at once: the later one is open, the other is given free', async () => {
  const opened = await Promise.all([workspace.open(folder('a'), signal), workspace.open(folder('b'), signal)]);
  expect(opened.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(workspace.work().project.name).toBe('b');
  expect(await isFree('a')).toBe(true);
  expect(await isFree('b')).toBe(false);
});

test('the same folder twice at once', async () => {
  await Promise.all([workspace.open(folder('a'), signal), workspace.open(folder('a'), signal)]);
  expect(workspace.work().project.name).toBe('a');
});

test('an opening that was cancelled before it began to list: nothing is open or held', async () => {
  await expect(workspace.open(folder('a'), AbortSignal.abort())).rejects.toMatchObject({
    failure: { code: 'app.cancelled' },
  });
  expect(workspace.isOpen()).toBe(false);
  expect(await isFree('a')).toBe(true);
});
