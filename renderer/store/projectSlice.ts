import type { ImageRecord, ProjectDocument } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import type { Diff } from '../../shared/editing/diff';
import type { Failure } from '../../shared/failure/failure';
import type { OpenedProject } from '../../shared/ipc/contract';
import type { Counts } from './counts';
import type { Slice } from './slice';

/** What does not change while a project is open. */
export interface OpenedInfo {
  readonly name: string;
  /** Absolute folder, for display. */
  readonly folder: string;
  readonly kept: OpenedProject['kept'];
  /** What opening had to repair; shown once. */
  readonly notes: readonly Failure[];
}

export interface ProjectState {
  /** null = no project is open. */
  readonly opened: OpenedInfo | null;
  readonly entries: readonly ImageEntry[];
  /** All images of the folder are in `entries`; while it is listed they come part by part, in their final order. */
  readonly complete: boolean;
  /** Place of each image in `entries`. */
  readonly indexOf: ReadonlyMap<ImagePath, number>;
  readonly document: ProjectDocument;
  readonly counts: Counts;
  /** Label of the diff that undo would take back (`commands:<label>`), or null. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
}

/** What main has opened, with the records that came along. `complete` = there are no more images and records. */
export type LoadedProject = Omit<OpenedProject, 'images' | 'document' | 'records' | 'next'> & {
  readonly images: readonly ImageEntry[];
  readonly document: ProjectDocument;
  readonly complete: boolean;
};

/** Images that follow those known, with records of these, and of images whose file is gone. */
export interface More {
  readonly images: readonly ImageEntry[];
  readonly records: readonly (readonly [ImagePath, ImageRecord])[];
  readonly complete: boolean;
}

export interface ProjectSlice extends Slice<ProjectState> {
  /** Shows a project that main has opened. */
  load(project: LoadedProject): void;
  /** Takes in what follows. */
  append(more: More): void;
  unload(): void;
  /**
   * While another project is being opened nothing is changed: main has closed this one, and what is not on the disk yet would
   * come into the other. Returns the function that ends it.
   */
  hold(): () => void;
  /**
   * Does a diff: applies it, makes it undoable and queues it for the journal. An empty diff (or null) does nothing.
   * Diffs of one `series` (e.g. nudging one box) that follow each other closely are one undo step; each is journalled.
   * Until everything is known, nothing is done that concerns what is not: the person is told.
   */
  dispatch(diff: Diff | null, series?: string): void;
  /**
   * Shows another record of an image until `endTrial`. What is done to the image meanwhile can be undone, but goes neither to
   * the document nor to the journal, and its status stays as it is; other edits are made as always.
   */
  beginTrial(image: ImagePath, record: ImageRecord): void;
  /** The document's own record is back. Returns the record of the trial; null = none was under way. */
  endTrial(): ImageRecord | null;
  /**
   * Hears of each diff after it was applied: steps, undo and redo. Returns the function that stops listening.
   * `again` = undo or redo: nobody has decided anything anew.
   */
  onDiff(listener: (diff: Diff, again: boolean) => void): () => void;
  /** Takes the last step back; what was done to the document, or null when there is nothing to undo. */
  undo(): Diff | null;
  redo(): Diff | null;
}
