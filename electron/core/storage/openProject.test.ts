import { execFileSync, spawnSync } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectDocument } from '../../../shared/dataset/document';
import { addClasses } from '../../../shared/editing/commands/classes';
import { crc32 } from '../../../shared/project/crc32';
import { FORMAT_VERSION } from '../../../shared/project/migrations';
import { DEFAULT_PROJECT_SETTINGS } from '../../../shared/project/settings';
import { openProject, type Project } from './openProject';
import { readProject } from './readProject';

let folder = '';
let dataDir = '';
const opened: Project[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-project-'));
  dataDir = await mkdtemp(join(tmpdir(), 'rtmlabel-data-'));
});
afterEach(async () => {
  for (const project of opened.splice(0)) await project.close();
  await rm(folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

const open = async (): Promise<Project> => {
  const project = await openProject(folder, { dataDir });
  opened.push(project);
  return project;
};
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'fine',
    (error) => error.failure,
  );
const add = (project: Project, ...names: string[]): Promise<unknown> =>
  project.commit(addClasses(project.document(), { names }));
const names = (document: ProjectDocument): readonly string[] => document.classes.map(({ name }) => name);
/** Ends without the tidy snapshot of closing, as a crash does: the files are put back as they were. */
const crash = async (project: Project): Promise<void> => {
  const journal = await readFile(join(project.stateDir, 'journal.jsonl'));
  const before = await readFile(join(project.stateDir, 'project.json')).catch(() => null);
  await project.close();
  opened.splice(opened.indexOf(project), 1);
  await writeFile(join(project.stateDir, 'journal.jsonl'), journal);
  if (before === null) await rm(join(project.stateDir, 'project.json'));
};

describe('a project', () => {
  test('is kept inside the folder and is there again', async () => {
    const project = await open();
    expect(project).toMatchObject({ kept: 'in-folder', stateDir: join(folder, '.rtmlabel'), notes: [] });
    await add(project, 'cat', '狗');
    await project.updateSettings({ prediction: { ...DEFAULT_PROJECT_SETTINGS.prediction, threshold: 0.45 } });
    await project.close();
    const again = await open();
    expect(names(again.document())).toEqual(['cat', '狗']);
    expect(again.settings().prediction.threshold).toBe(0.45);
    expect(names((await readProject(folder, null)).document)).toEqual(['cat', '狗']);
  });

  test('can be read without a lock while it is open, and reading writes nothing', async () => {
    await add(await open(), 'cat');
    expect(names((await readProject(folder, null)).document)).toEqual(['cat']);
    const other = await mkdtemp(join(tmpdir(), 'rtmlabel-empty-'));
    expect(names((await readProject(other, null)).document)).toEqual([]);
    expect(await readdir(other)).toEqual([]);
    await rm(other, { recursive: true });
  });

  test('whose last line was torn drops it and says so', async () => {
    const project = await open();
    await add(project, 'cat');
    await add(project, 'dog');
    await crash(project);
    const file = join(folder, '.rtmlabel', 'journal.jsonl');
    const { length } = await readFile(file);
    await truncate(file, length - 10);
    const again = await open();
    expect(names(again.document())).toEqual(['cat']);
    expect(again.notes).toEqual([{ code: 'project.tornLine', params: { file } }]);
    await add(again, 'bird');
    await crash(again);
    const third = await open();
    expect(names(third.document())).toEqual(['cat', 'bird']);
    expect(third.notes).toEqual([]);
  });

  test('whose journal is damaged in the middle keeps a copy and opens with what is before', async () => {
    const project = await open();
    for (const name of ['a', 'b', 'c', 'd']) await add(project, name);
    await crash(project);
    const file = join(folder, '.rtmlabel', 'journal.jsonl');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"b"', '"X"'));
    const again = await open();
    expect(names(again.document())).toEqual(['a']);
    const copy = join(folder, '.rtmlabel', 'journal.damaged-1.jsonl');
    expect(again.notes).toEqual([{ code: 'project.damagedJournal', params: { copy, lines: 3 } }]);
    expect(await readFile(copy, 'utf8')).toContain('"X"');
  });

  test.each(['journal.jsonl', 'project.json'])('of a newer version (%s) is refused and left as it is', async (name) => {
    const state = join(folder, '.rtmlabel');
    await mkdir(state);
    const kind = name === 'project.json' ? 'project' : 'journal';
    const text = `${JSON.stringify({ rtmlabel: kind, version: 99 })}\n`;
    await writeFile(join(state, name), text);
    expect(await failureOf(open())).toEqual({
      code: 'project.newer',
      params: { file: join(state, name), version: 99 },
    });
    expect(await readdir(state)).toEqual([name]);
    expect(await readFile(join(state, name), 'utf8')).toBe(text);
  });

  test('whose snapshot is no project is refused and left as it is', async () => {
    await mkdir(join(folder, '.rtmlabel'));
    await writeFile(join(folder, '.rtmlabel', 'project.json'), '{"rtmlabel":"project","version":1,"cl');
    expect(await failureOf(open())).toMatchObject({ code: 'project.damaged' });
    expect(await readFile(join(folder, '.rtmlabel', 'project.json'), 'utf8')).toContain('"cl');
  });

  test('that is no folder is refused', async () => {
    expect(await failureOf(openProject(join(folder, 'none'), { dataDir }))).toMatchObject({
      code: 'project.notFolder',
    });
    await writeFile(join(folder, '.rtmlabel'), '');
    expect(await failureOf(open())).toMatchObject({ code: 'project.damaged' });
  });
});

describe('a project of format 1', () => {
  const file = (name: string): string => join(folder, '.rtmlabel', name);
  const line = (json: string): string => `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
  const crowd = `{"id":"a","classId":0,"box":{"x":1,"y":2,"width":3,"height":4},"provenance":{"kind":"imported"},"iscrowd":true}`;
  const change = `{"type":"annotation","image":"x.jpg","id":"a","at":0,"before":null,"after":${crowd}}`;
  const journal = `{"rtmlabel":"journal","version":1}\n${line(`{"seq":1,"diff":{"label":"importCoco","changes":[${change}]}}`)}`;

  test('is read as it is, and brought up to date by the first edit, before anything is appended', async () => {
    await mkdir(join(folder, '.rtmlabel'));
    await writeFile(file('journal.jsonl'), journal);
    const { document } = await readProject(folder, null);
    expect([...document.images.values()][0]?.annotations[0]?.attributes).toEqual({ iscrowd: true });
    expect(await readFile(file('journal.jsonl'), 'utf8')).toBe(journal);

    const project = await open();
    expect(project.notes).toEqual([]);
    expect(await readFile(file('journal.jsonl'), 'utf8')).toBe(journal);
    await add(project, 'cat');
    const text = await readFile(file('journal.jsonl'), 'utf8');
    expect(text.split('\n')[0]).toBe(`{"rtmlabel":"journal","version":${FORMAT_VERSION}}`);
    expect(text).not.toContain('importCoco');
    expect(await readFile(file('project.json'), 'utf8')).toContain('"attributes":{"iscrowd":true}');
    await crash(project);
    const again = await open();
    expect(again.notes).toEqual([]);
    expect(names(again.document())).toEqual(['cat']);
    expect([...again.document().images.values()][0]?.annotations).toHaveLength(1);
  });
});

describe('the lock', () => {
  const lockFile = (): string => join(folder, '.rtmlabel', 'lock');

  test('refuses a second opening and is free after closing', async () => {
    const first = await open();
    expect(await failureOf(open())).toMatchObject({ code: 'project.locked', params: { folder } });
    await first.close();
    await open();
  });

  const deadPid = (): number => spawnSync('true').pid;

  test.each([
    ['a dead process', () => ({ token: 't', pid: deadPid(), host: hostname(), began: '1', since: '' }), 'fine'],
    [
      'a number that another process has now',
      () => ({ token: 't', pid: 1, host: hostname(), began: '-1', since: '' }),
      'fine',
    ],
    [
      'this process before a restart of the machine',
      () => ({ token: 't', pid: process.pid, host: hostname(), began: '1', since: '' }),
      'fine',
    ],
    [
      'a process of another machine',
      () => ({ token: 't', pid: 1, host: 'other-host', began: '1', since: '' }),
      'project.locked',
    ],
  ])('of %s', async (_, owner, outcome) => {
    await mkdir(join(folder, '.rtmlabel'));
    await writeFile(lockFile(), JSON.stringify(owner()));
    const failure = await failureOf(open());
    expect(failure === 'fine' ? 'fine' : (failure as { code: string }).code).toBe(outcome);
  });

  test('left by a dead process goes to exactly one of many that want it', async () => {
    await mkdir(join(folder, '.rtmlabel'));
    await writeFile(
      lockFile(),
      JSON.stringify({ token: 't', pid: deadPid(), host: hostname(), began: '1', since: '' }),
    );
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => failureOf(open())));
    expect(outcomes.filter((outcome) => outcome === 'fine').length).toBe(1);
  });
});

describe('a disk that does not take it', () => {
  const isRoot = process.getuid?.() === 0;
  const linuxRoot = isRoot && process.platform === 'linux';

  test.runIf(linuxRoot)('full: the edit is refused in words, and goes through when there is room', async () => {
    const disk = await mkdtemp(join(tmpdir(), 'rtmlabel-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk]).status === 0;
    if (!mounted) {
      process.stdout.write('skipped: no right to mount a small disk\n');
      return;
    }
    try {
      const project = await openProject(disk, { dataDir });
      await add(project, 'cat');
      await writeFile(join(disk, 'filler'), Buffer.alloc(200_000)).catch(() => undefined);
      const long = Array.from({ length: 200 }, (_, at) => `a class with a long name ${at}`);
      expect(await failureOf(add(project, ...long))).toMatchObject({ code: 'project.diskFull' });
      expect(names(project.document())).toEqual(['cat']);
      await rm(join(disk, 'filler'));
      await add(project, ...long);
      await project.close();
      const again = await openProject(disk, { dataDir });
      expect(names(again.document()).length).toBe(201);
      expect(again.notes).toEqual([]);
      await again.close();
    } finally {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  });

  test.runIf(linuxRoot)('read-only: the work is kept in the data folder, the folder is not touched', async () => {
    const disk = await mkdtemp(join(tmpdir(), 'rtmlabel-ro-'));
    const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;
    if (!mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk)) {
      process.stdout.write('skipped: no right to mount a small disk\n');
      return;
    }
    try {
      const before = await openProject(disk, { dataDir });
      await add(before, 'from before');
      await before.close();
      expect(mount('-o', 'remount,ro', disk)).toBe(true);
      const project = await openProject(disk, { dataDir });
      expect(project.kept).toBe('app-data');
      expect(project.stateDir.startsWith(dataDir)).toBe(true);
      expect(names(project.document())).toEqual(['from before']);
      await add(project, 'cat');
      await project.close();
      const again = await openProject(disk, { dataDir });
      expect(names(again.document())).toEqual(['from before', 'cat']);
      await again.close();
    } finally {
      execFileSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  });

  test.runIf(!isRoot)('read-only by permission', async () => {
    await chmod(folder, 0o555);
    const project = await open();
    expect(project.kept).toBe('app-data');
    await chmod(folder, 0o755);
  });
});

describe('a journal', () => {
  test('of other bytes is set aside, never overwritten silently', async () => {
    await mkdir(join(folder, '.rtmlabel'));
    await appendFile(join(folder, '.rtmlabel', 'journal.jsonl'), 'one\ntwo\nthree\n');
    const project = await open();
    expect(project.notes[0]?.code).toBe('project.damagedJournal');
    await add(project, 'cat');
    expect(await readFile(join(folder, '.rtmlabel', 'journal.damaged-1.jsonl'), 'utf8')).toBe('one\ntwo\nthree\n');
  });
});
