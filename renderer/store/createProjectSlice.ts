import { createStore } from 'zustand/vanilla';
import { emptyDocument, type ImageRecord, imageRecord, type ProjectDocument } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import { editImages } from '../../shared/dataset/imageMap';
import { applyDiff } from '../../shared/editing/apply';
import type { Change, Diff } from '../../shared/editing/diff';
import { type History, NO_HISTORY, record, redone, undone } from '../../shared/editing/history';
import { splitDiff } from '../../shared/editing/split';
import type { CommitQueue } from './commitQueue';
import { countAll, countDiff, countMore, NO_COUNTS } from './counts';
import type { More, ProjectSlice, ProjectState } from './projectSlice';
import { readable } from './slice';

/** Steps of one series further apart than this are steps of their own, in milliseconds. */
const SERIES_PAUSE = 1_200;

/** What is put aside while another record of an image is shown. */
interface Trial {
  readonly image: ImagePath;
  /** As the journal has it. */
  document: ProjectDocument;
  counts: ProjectState['counts'];
  history: History;
}

/** An act on the whole project is saved in lines of this many changes. */
const CHANGES_PER_LINE = 5_000;

const NOTHING: ProjectState = {
  opened: null,
  entries: [],
  complete: true,
  indexOf: new Map(),
  document: emptyDocument(),
  counts: NO_COUNTS,
  undoLabel: null,
  redoLabel: null,
};

/**
 * @param now milliseconds; tests bring their own clock
 * @param tooEarly hears of a step that was not done because not everything is known yet, or something else is being opened
 */
export function createProjectSlice(
  save: CommitQueue,
  now: () => number = () => performance.now(),
  tooEarly: () => void = () => undefined,
): ProjectSlice {
  const store = createStore<ProjectState>(() => NOTHING);
  let history: History = NO_HISTORY;
  let series: { readonly name: string; readonly at: number } | null = null;

  let trial: Trial | null = null;
  let held = false;
  const listeners = new Set<(diff: Diff, again: boolean) => void>();

  /** Shown before its place in the list is known. */
  let here: ImagePath | null = null;
  const known = (image: ImagePath): boolean => store.getState().indexOf.has(image);
  const labels = (): Pick<ProjectState, 'undoLabel' | 'redoLabel'> => ({
    undoLabel: history.past[history.past.length - 1]?.label ?? null,
    redoLabel: history.future[history.future.length - 1]?.label ?? null,
  });
  const apply = (diff: Diff, again: boolean): void => {
    const { document, counts } = store.getState();
    const next: ProjectDocument = applyDiff(document, diff);
    store.setState({ document: next, counts: countDiff(counts, diff, known), ...labels() });
    if (trial === null) keep(diff, again);
    else applyBeside(trial, diff, again);
  };
  const keep = (diff: Diff, again: boolean): void => {
    for (const part of splitDiff(diff, CHANGES_PER_LINE)) save.push(part);
    for (const listener of listeners) listener(diff, again);
  };
  /** What a diff does to other images and to the whole is kept although a trial is under way. */
  const applyBeside = (beside: Trial, { label, changes }: Diff, again: boolean): void => {
    const diff = { label, changes: changes.filter((change) => imageOf(change) !== beside.image) };
    if (diff.changes.length === 0) return;
    beside.document = applyDiff(beside.document, diff);
    beside.counts = countDiff(beside.counts, diff, known);
    beside.history = record(beside.history, diff);
    keep(diff, again);
  };
  /** A trial leaves the status alone: predictions stay out of sight. */
  const inTrial = (diff: Diff): Diff => ({
    ...diff,
    changes: diff.changes.filter((change) => change.type !== 'status' || change.image !== trial?.image),
  });
  const step = (to: ReturnType<typeof undone>): Diff | null => {
    series = null;
    if (to === null) return null;
    if (held) {
      tooEarly();
      return null;
    }
    history = to.history;
    apply(to.apply, true);
    return to.apply;
  };

  return {
    ...readable(store),
    load({ name, folder, kept, notes, images, complete, document, view }) {
      here = view.image;
      history = NO_HISTORY;
      series = null;
      trial = null;
      const indexOf = new Map(images.map(({ path }, at) => [path, at]));
      const counts = countAll(document, (image) => indexOf.has(image), images.length);
      store.setState({
        opened: { name, folder, kept, notes },
        entries: images,
        complete,
        indexOf,
        document,
        counts,
        ...labels(),
      });
    },
    append(more) {
      const { images, records, complete } = more;
      const { entries, indexOf: before, counts, document } = store.getState();
      const indexOf = new Map(before);
      images.forEach(({ path }, at) => void indexOf.set(path, entries.length + at));
      const next = withRecords(document, records);
      store.setState({
        entries: [...entries, ...images],
        complete,
        indexOf,
        document: next,
        counts: countMore(counts, next, more),
      });
      if (trial === null) return;
      trial.document = withRecords(trial.document, records);
      trial.counts = countMore(trial.counts, trial.document, more);
    },
    unload() {
      history = NO_HISTORY;
      series = null;
      trial = null;
      store.setState(NOTHING, true);
    },
    dispatch(asked, name) {
      const diff = asked === null || trial === null ? asked : inTrial(asked);
      if (diff === null || diff.changes.length === 0) return;
      const early = !store.getState().complete && reachesFurther(diff, (image) => known(image) || image === here);
      if (early || held) {
        tooEarly();
        return;
      }
      const joins = name !== undefined && series?.name === name && now() - series.at <= SERIES_PAUSE;
      history = record(history, diff, joins);
      series = name === undefined ? null : { name, at: now() };
      apply(diff, false);
    },
    beginTrial(image, shown) {
      this.endTrial();
      const { document, counts } = store.getState();
      trial = { image, document, counts, history };
      history = NO_HISTORY;
      series = null;
      const images = editImages(document.images);
      images.set(image, shown);
      store.setState({ document: { ...document, images: images.done() }, ...labels() });
    },
    endTrial(): ImageRecord | null {
      if (trial === null) return null;
      const shown = imageRecord(store.getState().document, trial.image);
      const { document, counts } = trial;
      history = trial.history;
      trial = null;
      series = null;
      store.setState({ document, counts, ...labels() });
      return shown;
    },
    hold() {
      held = true;
      return () => {
        held = false;
      };
    },
    onDiff(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    undo: () => step(undone(history)),
    redo: () => step(redone(history)),
  };
}

function withRecords(document: ProjectDocument, records: More['records']): ProjectDocument {
  if (records.length === 0) return document;
  const images = editImages(document.images);
  for (const [image, record] of records) images.set(image, record);
  return { ...document, images: images.done() };
}

/** The diff was made for all images, or changes some that are not known yet. */
const reachesFurther = ({ changes }: Diff, isKnown: (image: ImagePath) => boolean): boolean =>
  changes.some((change) => {
    if (change.type === 'classes')
      return change.before.list.some(({ id }) => !change.after.list.some((one) => one.id === id));
    if (change.type === 'attributes') return change.before.some((one) => !change.after.includes(one));
    return 'image' in change && !isKnown(change.image);
  });

const imageOf = (change: Change): ImagePath | null => ('image' in change ? change.image : null);
