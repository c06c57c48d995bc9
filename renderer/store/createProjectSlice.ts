import { createStore } from 'zustand/vanilla';
import { emptyDocument, type ProjectDocument } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import { applyDiff } from '../../shared/editing/apply';
import type { Diff } from '../../shared/editing/diff';
import { type History, NO_HISTORY, record, redone, undone } from '../../shared/editing/history';
import type { CommitQueue } from './commitQueue';
import { countAll, countDiff, countMore, NO_COUNTS } from './counts';
import type { ProjectSlice, ProjectState } from './projectSlice';
import { readable } from './slice';

/** Steps of one series further apart than this are steps of their own, in milliseconds. */
const SERIES_PAUSE = 1_200;

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

/** @param now milliseconds; tests bring their own clock */
export function createProjectSlice(save: CommitQueue, now: () => number = () => performance.now()): ProjectSlice {
  const store = createStore<ProjectState>(() => NOTHING);
  let history: History = NO_HISTORY;
  let series: { readonly name: string; readonly at: number } | null = null;

  const listeners = new Set<(diff: Diff) => void>();

  const known = (image: ImagePath): boolean => store.getState().indexOf.has(image);
  const labels = (): Pick<ProjectState, 'undoLabel' | 'redoLabel'> => ({
    undoLabel: history.past[history.past.length - 1]?.label ?? null,
    redoLabel: history.future[history.future.length - 1]?.label ?? null,
  });
  const apply = (diff: Diff): void => {
    const { document, counts } = store.getState();
    const next: ProjectDocument = applyDiff(document, diff);
    store.setState({ document: next, counts: countDiff(counts, diff, known), ...labels() });
    save.push(diff);
    for (const listener of listeners) listener(diff);
  };
  const step = (to: ReturnType<typeof undone>): Diff | null => {
    series = null;
    if (to === null) return null;
    history = to.history;
    apply(to.apply);
    return to.apply;
  };

  return {
    ...readable(store),
    load({ name, folder, kept, notes, images, complete, document }) {
      history = NO_HISTORY;
      series = null;
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
    append(images, complete) {
      const { entries, indexOf: before, counts, document } = store.getState();
      const indexOf = new Map(before);
      images.forEach(({ path }, at) => void indexOf.set(path, entries.length + at));
      store.setState({
        entries: [...entries, ...images],
        complete,
        indexOf,
        counts: countMore(counts, document, images),
      });
    },
    unload() {
      history = NO_HISTORY;
      series = null;
      store.setState(NOTHING, true);
    },
    dispatch(diff, name) {
      if (diff === null || diff.changes.length === 0) return;
      const joins = name !== undefined && series?.name === name && now() - series.at <= SERIES_PAUSE;
      history = record(history, diff, joins);
      series = name === undefined ? null : { name, at: now() };
      apply(diff);
    },
    onDiff(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    undo: () => step(undone(history)),
    redo: () => step(redone(history)),
  };
}
