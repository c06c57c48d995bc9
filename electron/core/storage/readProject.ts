import { copyFile, stat, truncate } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { emptyDocument, type ProjectDocument } from '../../../shared/dataset/document';
import { applyDiffs } from '../../../shared/editing/apply';
import { type Failure, fail } from '../../../shared/failure/failure';
import { decodeEntry, type Entry, journalVersion } from '../../../shared/project/journal';
import { FORMAT_VERSION } from '../../../shared/project/migrations';
import { DEFAULT_PROJECT_SETTINGS, type ProjectSettings } from '../../../shared/project/settings';
import { decodeSettings } from '../../../shared/project/settingsShape';
import { readIfThere } from './files';
import { type OnRead, readSnapshot } from './snapshotFile';
import { checkFolder, FILES, findStateDir } from './stateDir';

/** A project as its files tell it. */
export interface Replayed {
  readonly document: ProjectDocument;
  readonly seq: number;
  /** Lines of the journal that the snapshot does not hold yet. */
  readonly pending: number;
  /** Length of the snapshot's file; 0 = there is none. */
  readonly snapshotBytes: number;
  readonly journal: JournalState;
}

/** `valid` = bytes of the journal up to the last good line; what follows is `torn` (one unfinished line) or `damaged`. */
export interface JournalState {
  /** Format of its lines; a journal that is missing or damaged from the first line on has the present one. */
  readonly version: number;
  readonly bytes: number;
  readonly valid: number;
  readonly rest: 'none' | 'torn' | 'damaged';
  readonly restLines: number;
}

/**
 * Reads snapshot and journal without changing anything.
 * @throws AppError `project.newer`, `project.damaged`, `app.cancelled`
 */
export async function replay(stateDir: string, onRead?: OnRead): Promise<Replayed> {
  const { snapshot, bytes: snapshotBytes } = await readSnapshot(join(stateDir, FILES.snapshot), onRead);
  const file = join(stateDir, FILES.journal);
  const bytes = (await readIfThere(file)) ?? Buffer.alloc(0);
  const { entries, journal } = readJournal(bytes, file, snapshot.seq);
  const document = applyDiffs(
    snapshot.document,
    entries.map(({ diff }) => diff),
  );
  return { document, seq: snapshot.seq + entries.length, pending: entries.length, snapshotBytes, journal };
}

const NEWLINE = 10;

/** The entries after the snapshot, as far as lines are whole and follow each other without a gap. */
function readJournal(
  bytes: Buffer,
  file: string,
  after: number,
): { readonly entries: readonly Entry[]; readonly journal: JournalState } {
  const entries: Entry[] = [];
  let version = FORMAT_VERSION;
  let start = 0;
  for (let line = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, start);
    const text = end < 0 ? null : bytes.toString('utf8', start, end);
    if (text === null) break;
    if (line === 0) {
      const found = headerVersion(text, file);
      if (found === null) break;
      version = found;
    } else if (!takes(decodeEntry(text, version), after, entries)) break;
    start = end + 1;
  }
  const left = bytes.subarray(start);
  const restLines = left.length === 0 ? 0 : left.toString('latin1').replace(/\n$/, '').split('\n').length;
  // A crash tears the last line only: whatever is more than one line was damaged otherwise.
  const rest = left.length === 0 ? 'none' : restLines === 1 ? 'torn' : 'damaged';
  return { entries, journal: { version, bytes: bytes.length, valid: start, rest, restLines } };
}

/** The format a journal says it has; null = it is none. */
function headerVersion(text: string, file: string): number | null {
  const version = journalVersion(text);
  if (version !== null && version > FORMAT_VERSION) throw fail('project.newer', { file, version });
  return version;
}

/** Takes the entry of one whole line in; false = it is damaged or out of order. */
function takes(entry: Entry | null, after: number, entries: Entry[]): boolean {
  if (entry === null) return false;
  if (entry.seq <= after) return true;
  if (entry.seq !== after + entries.length + 1) return false;
  entries.push(entry);
  return true;
}

/** Cuts what is unusable off the journal; more than a torn line is kept in a copy first. What a person should know. */
export async function repairJournal(
  stateDir: string,
  { valid, rest, restLines }: JournalState,
): Promise<readonly Failure[]> {
  if (rest === 'none') return [];
  const file = join(stateDir, FILES.journal);
  if (rest === 'torn') {
    await truncate(file, valid);
    return [{ code: 'project.tornLine', params: { file } }];
  }
  const copy = await freeName(join(dirname(file), 'journal.damaged'));
  await copyFile(file, copy);
  await truncate(file, valid);
  return [{ code: 'project.damagedJournal', params: { copy, lines: restLines } }];
}

async function freeName(stem: string): Promise<string> {
  for (let number = 1; ; number++) {
    const file = `${stem}-${number}.jsonl`;
    if (
      await stat(file).then(
        () => false,
        () => true,
      )
    )
      return file;
  }
}

export async function readSettings(stateDir: string): Promise<ProjectSettings> {
  const bytes = await readIfThere(join(stateDir, FILES.settings)).catch(() => null);
  return bytes === null ? DEFAULT_PROJECT_SETTINGS : decodeSettings(bytes.toString('utf8'));
}

/** A project that this process does not write. */
export interface ProjectAtRest {
  /** Absolute image folder. */
  readonly folder: string;
  /** Where its files are; null = it has none. */
  readonly stateDir: string | null;
  readonly document: ProjectDocument;
  readonly settings: ProjectSettings;
}

/**
 * A project for looking only: no lock, nothing written. A folder that was never opened is an empty project.
 * @param dataDir the app's data folder, where projects of read-only folders are; null = look into the folder only
 * @throws AppError `project.notFolder`, `project.noPermission`, `project.newer`, `project.damaged`
 */
export async function readProject(folder: string, dataDir: string | null): Promise<ProjectAtRest> {
  const absolute = resolve(folder);
  await checkFolder(absolute);
  const stateDir = await findStateDir(absolute, dataDir);
  if (stateDir === null)
    return { folder: absolute, stateDir, document: emptyDocument(), settings: DEFAULT_PROJECT_SETTINGS };
  const { document } = await replay(stateDir);
  return { folder: absolute, stateDir, document, settings: await readSettings(stateDir) };
}
