import { basename, join, resolve } from 'node:path';
import type { ProjectDocument } from '../../../shared/dataset/document';
import { applyDiff } from '../../../shared/editing/apply';
import type { Diff } from '../../../shared/editing/diff';
import type { Failure } from '../../../shared/failure/failure';
import { FORMAT_VERSION } from '../../../shared/project/migrations';
import type { ProjectSettings } from '../../../shared/project/settings';
import { encodeSettings } from '../../../shared/project/settingsShape';
import { encodeSnapshot } from '../../../shared/project/snapshot';
import { saveFailure, writeWhole } from './files';
import { openJournal } from './journalFile';
import { takeLock } from './lock';
import { readSettings, repairJournal, replay } from './readProject';
import { checkFolder, FILES, prepareStateDir, type StateDir } from './stateDir';

export interface OpenProjectOptions {
  /** App data folder, for projects whose image folder cannot be written. */
  readonly dataDir: string;
}

/** An open project: this process is its only writer. */
export interface Project {
  /** Absolute image folder. */
  readonly folder: string;
  readonly name: string;
  /** Where the project's files are. */
  readonly stateDir: string;
  readonly kept: StateDir['kept'];
  /** What opening had to repair. */
  readonly notes: readonly Failure[];
  /** The present state, all committed diffs included. */
  document(): ProjectDocument;
  settings(): ProjectSettings;
  /** @throws AppError `project.diskFull`, `project.saveFailed` */
  updateSettings(change: Partial<ProjectSettings>): Promise<void>;
  /**
   * Appends a diff to the journal and returns when it is on the disk.
   * @throws AppError `project.diskFull`, `project.saveFailed`: nothing has changed then, the same diff can be tried again
   */
  commit(diff: Diff): Promise<{ readonly seq: number }>;
  /** Waits for what is under way, writes a snapshot and gives the project free. */
  close(): Promise<void>;
}

/** A snapshot is written when the journal has grown by this much. */
const SNAPSHOT_LINES = 2_000;
const SNAPSHOT_BYTES = 4 * 1024 * 1024;

/**
 * Opens the project of an image folder, or begins one (decision 5: the journal is the truth).
 * @throws AppError `project.*`: nothing is held or changed then
 */
export async function openProject(folder: string, options: OpenProjectOptions): Promise<Project> {
  const absolute = resolve(folder);
  await checkFolder(absolute);
  const { path: stateDir, kept } = await prepareStateDir(absolute, options.dataDir);
  const lock = await takeLock(stateDir, absolute);
  try {
    const read = await replay(stateDir);
    const notes = await repairJournal(stateDir, read.journal);
    const journal = await openJournal(join(stateDir, FILES.journal), read.journal.valid);
    const shared = { folder: absolute, name: basename(absolute) || absolute, stateDir, kept, notes };
    let { document, seq, pending } = read;
    /** Nothing may be appended to a journal whose header promises an older format. */
    let outdated = read.journal.version < FORMAT_VERSION;
    let settings = await readSettings(stateDir);
    let tail: Promise<unknown> = Promise.resolve();

    /** One after the other, whatever became of the one before. */
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const result = tail.then(work);
      tail = result.catch(() => undefined);
      return result;
    };

    const snapshot = async (): Promise<void> => {
      if (pending === 0 && !outdated) return;
      await writeWhole(join(stateDir, FILES.snapshot), encodeSnapshot({ seq, document }));
      pending = 0;
      await journal.restart();
      outdated = false;
    };

    /** A project that is only looked at stays readable for the program that wrote it; the first edit brings it up to date. */
    const bringUpToDate = async (): Promise<void> => {
      await snapshot().catch((thrown: unknown) => {
        throw saveFailure(thrown, join(stateDir, FILES.snapshot));
      });
    };

    const commit = async (diff: Diff): Promise<{ readonly seq: number }> => {
      if (outdated) await bringUpToDate();
      await journal.append(seq + 1, diff);
      seq++;
      pending++;
      document = applyDiff(document, diff);
      if (pending >= SNAPSHOT_LINES || journal.bytes >= SNAPSHOT_BYTES)
        // The journal holds everything: a snapshot that fails is tried again after the next commit.
        void inTurn(snapshot).catch(() => undefined);
      return { seq };
    };

    return {
      ...shared,
      document: () => document,
      settings: () => settings,
      updateSettings(change) {
        settings = { ...settings, ...change };
        const file = join(stateDir, FILES.settings);
        return inTurn(() => writeWhole(file, encodeSettings(settings))).catch((thrown: unknown) => {
          throw saveFailure(thrown, file);
        });
      },
      commit: (diff) => inTurn(() => commit(diff)),
      async close() {
        await tail;
        if (pending > 0) await snapshot().catch(() => undefined);
        await journal.close();
        await lock.release();
      },
    };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}
