import { basename, join, resolve } from 'node:path';
import type { ProjectDocument } from '../../../shared/dataset/document';
import { applyDiff } from '../../../shared/editing/apply';
import type { Diff } from '../../../shared/editing/diff';
import type { Failure } from '../../../shared/failure/failure';
import { FORMAT_VERSION } from '../../../shared/project/migrations';
import type { ProjectSettings } from '../../../shared/project/settings';
import { encodeSettings } from '../../../shared/project/settingsShape';
import { snapshotParts } from '../../../shared/project/snapshot';
import { saveFailure, writeWhole } from './files';
import { openJournal } from './journalFile';
import { takeLock } from './lock';
import { readSettings, repairJournal, replay } from './readProject';
import type { OnRead } from './snapshotFile';
import { checkFolder, FILES, prepareStateDir, type StateDir } from './stateDir';

export interface OpenProjectOptions {
  /** App data folder, for projects whose image folder cannot be written. */
  readonly dataDir: string;
  /** Hears how far a large project has been read; what it throws ends the opening. */
  readonly onRead?: OnRead;
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

/**
 * A snapshot is written when the journal has grown by this much, or by a share of a large snapshot: writing it shall not
 * cost more than the edits it spares the next opening.
 */
const SNAPSHOT_LINES = 2_000;
const SNAPSHOT_BYTES = 4 * 1024 * 1024;
const BYTES_PER_LINE = 16 * 1024;
const SHARE = 1 / 4;
/** On closing it is worth much less, but a small project always has one. */
const AT_CLOSING = 1 / 20;
const SMALL = 1024 * 1024;

type Turn = (work: () => Promise<void>) => Promise<void>;

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
    const read = await replay(stateDir, options.onRead);
    const notes = await repairJournal(stateDir, read.journal);
    const journal = await openJournal(join(stateDir, FILES.journal), read.journal.valid);
    const shared = { folder: absolute, name: basename(absolute) || absolute, stateDir, kept, notes };
    let { document, seq, pending, snapshotBytes } = read;
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

    /** A snapshot of this moment; edits may go on meanwhile and stay in the journal. */
    const snapshot = async (turn: Turn = (work) => work()): Promise<void> => {
      if (pending === 0 && !outdated) return;
      const [held, lines] = [journal.bytes, pending];
      snapshotBytes = await writeWhole(join(stateDir, FILES.snapshot), snapshotParts({ seq, document }));
      await turn(async () => {
        await journal.restart(held);
        pending -= lines;
        outdated = false;
      });
    };

    /** Enough has been edited since the last snapshot. @param share of what is enough while a person works */
    const isDue = (share: number): boolean =>
      pending >= Math.max(SNAPSHOT_LINES, snapshotBytes / BYTES_PER_LINE) * share ||
      journal.bytes >= Math.max(SNAPSHOT_BYTES, snapshotBytes * SHARE) * share;

    let writing: Promise<void> | null = null;
    const snapshotBeside = (): void => {
      // The journal holds everything: a snapshot that fails is tried again after the next commit.
      writing ??= snapshot(inTurn)
        .catch(() => undefined)
        .finally(() => {
          writing = null;
        });
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
      if (isDue(1)) snapshotBeside();
      return { seq };
    };

    return {
      ...shared,
      document: () => document,
      settings: () => settings,
      async updateSettings(change) {
        settings = { ...settings, ...change };
        const file = join(stateDir, FILES.settings);
        await inTurn(() => writeWhole(file, encodeSettings(settings))).catch((thrown: unknown) => {
          throw saveFailure(thrown, file);
        });
      },
      commit: (diff) => inTurn(() => commit(diff)),
      async close() {
        await tail;
        await writing;
        await tail;
        if (pending > 0 && (snapshotBytes < SMALL || isDue(AT_CLOSING))) await snapshot().catch(() => undefined);
        await journal.close();
        await lock.release();
      },
    };
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}
