import { createStore } from 'zustand/vanilla';
import { imageRecord } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import { labelThresholds } from '../../shared/detection/thresholds';
import { FIRST_VIEW, type QueueFilter, type QueueOrder, type ViewState } from '../../shared/project/settings';
import { isOpenFilter } from '../../shared/queue/filter';
import { listRows } from '../../shared/queue/list';
import { reorderAhead } from '../../shared/queue/order';
import type { QueueSource } from '../../shared/queue/source';
import type { BatchSlice } from './batch';
import type { ClassBridgeSlice } from './classBridge';
import type { PredictionSettingsSlice } from './prediction';
import type { ProjectSlice } from './projectSlice';
import { readable, type Slice } from './slice';
import type { SurvivorsSlice } from './survivors';
import type { ViewSlice } from './view';

export interface QueueState {
  readonly order: QueueOrder;
  readonly descending: boolean;
  readonly filter: QueueFilter;
  /** Rows of the list as it stands; null = all images in the folder's own order. */
  readonly rows: Uint32Array | null;
}

/** Which images are in the list and in which order; "next" is the next row. */
export interface QueueSlice extends Slice<QueueState> {
  setOrder(order: QueueOrder, descending: boolean): void;
  setFilter(change: Partial<QueueFilter>): void;
  /** A project was opened: as it was left. */
  restore(view: Pick<ViewState, 'order' | 'descending' | 'filter'>): void;
  /** What rank and filter look at, as of now. */
  source(): QueueSource;
}

/** The list follows what was done when the person has gone on: ranking 100,000 images must not delay a key. Milliseconds. */
const REST = { work: 120, news: 1_000 } as const;
/** A list is made in pieces of this length, so that keys come through. Milliseconds. */
const SLICE = 5;

interface Sources {
  readonly project: ProjectSlice;
  readonly view: ViewSlice;
  readonly survivors: SurvivorsSlice;
  readonly prediction: PredictionSettingsSlice;
  readonly classBridge: ClassBridgeSlice;
  readonly batch: BatchSlice;
}

export function createQueueSlice(sources: Sources): QueueSlice {
  const { project, view, survivors, prediction, classBridge, batch } = sources;
  const { order, descending, filter } = FIRST_VIEW;
  const store = createStore<QueueState>(() => ({ order, descending, filter, rows: null }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  let anew = false;
  /** The list that is being made; `all` = the person has asked for it. */
  let job: { readonly all: boolean } | null = null;
  /** The person has not gone on since they asked for this list. */
  let untouched = true;

  let paths: { readonly of: readonly ImageEntry[]; readonly list: readonly ImagePath[] } = { of: [], list: [] };

  const source = (): QueueSource => {
    const { entries, document } = project.getState();
    if (paths.of !== entries) paths = { of: entries, list: entries.map(({ path }) => path) };
    const { bridge } = classBridge.getState();
    const failed = new Set(batch.getState().failed.map(({ image }) => image));
    const { unreadable } = view.getState();
    const pathOf = (row: number): ImagePath => entries[row]?.path as ImagePath;
    return {
      paths: paths.list,
      columns: survivors.columns(),
      thresholds: labelThresholds(bridge ?? [], prediction.getState()),
      bridge: bridge ?? [],
      classes: document.classes,
      recordOf: (row) => document.images.get(pathOf(row)),
      isProblem: (row) => entries[row]?.problem !== null || failed.has(pathOf(row)) || unreadable.has(pathOf(row)),
    };
  };

  const currentRow = (): number => {
    const { image } = view.getState();
    return image === null ? -1 : (project.getState().indexOf.get(image) ?? -1);
  };

  const isPlain = (): boolean => {
    const now = store.getState();
    return now.order === 'name' && !now.descending && isOpenFilter(now.filter);
  };

  const set = (rows: Uint32Array | null): void => {
    const { entries } = project.getState();
    store.setState({ rows });
    view.setOrder(rows === null ? null : Array.from(rows, (row) => entries[row]?.path as ImagePath));
  };

  /** Takes a finished list over; what the person has in front of them stays, unless they asked for another list. */
  const take = (rows: Uint32Array, all: boolean): void => {
    const { rows: before, order: by } = store.getState();
    const keeps = !all && before !== null && by !== 'name';
    const next = keeps ? reorderAhead(before, before.indexOf(currentRow()), rows) : rows;
    if (before === null || !sameRows(before, next)) set(next);
  };

  const refresh = (): void => {
    timer = undefined;
    due = Number.POSITIVE_INFINITY;
    // A list that was begun is finished: what goes on changing must not keep it from coming.
    if (job !== null && !anew) {
      refreshSoon(REST.work);
      return;
    }
    const mine = { all: anew };
    anew = false;
    if (isPlain()) {
      job = null;
      if (store.getState().rows !== null) set(null);
      return;
    }
    job = mine;
    const work = listRows(source(), { ...store.getState(), here: currentRow() });
    const go = (): void => {
      if (mine !== job) return;
      const until = performance.now() + SLICE;
      for (let step = work.next(); ; step = work.next()) {
        if (step.done === true) {
          job = null;
          take(step.value, mine.all);
          return;
        }
        if (performance.now() >= until) break;
      }
      setTimeout(go);
    };
    go();
  };

  /** @param whole the person has asked for another list; else what they have in front of them stays */
  const refreshSoon = (pause: number, whole = false): void => {
    anew ||= whole;
    untouched ||= whole;
    if (whole) job = null;
    const at = performance.now() + pause;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(refresh, pause);
  };

  const news = (): void => {
    const now = store.getState();
    const looksAtBoxes = now.filter.classId !== null || now.filter.boxes !== null || now.filter.score !== null;
    if (now.order !== 'name' || looksAtBoxes) refreshSoon(REST.news);
  };

  project.onDiff(({ changes }) => {
    if (!isPlain() && changes.some(({ type }) => type === 'status')) refreshSoon(REST.work);
  });
  project.subscribe((state, before) => {
    // Rows of another project mean other images.
    if (state.opened !== before.opened) {
      job = null;
      set(null);
    }
    if (state.entries !== before.entries && state.opened === before.opened && !isPlain()) refreshSoon(REST.work, true);
  });
  view.subscribe((state, before) => {
    if (state.unreadable !== before.unreadable && store.getState().filter.status === 'problem') refreshSoon(REST.news);
    if (state.image === before.image) return;
    untouched = false;
    // An image that does not pass the filter goes when it is left.
    if (!isOpenFilter(store.getState().filter)) refreshSoon(REST.work);
  });
  survivors.subscribe((state, before) => {
    // What is loaded when a project is opened makes the list as if it had been there, unless the person has begun to work.
    if (before.loading !== null && state.loading === null && !isPlain()) refreshSoon(0, untouched);
    else if (state.version !== before.version) news();
  });
  prediction.subscribe(news);
  batch.subscribe((state, before) => {
    if (state.failed.length !== before.failed.length && store.getState().filter.status === 'problem')
      refreshSoon(REST.news);
  });

  return {
    ...readable(store),
    setOrder(next, down) {
      store.setState({ order: next, descending: down });
      refreshSoon(0, true);
    },
    setFilter(change) {
      store.setState(({ filter: now }) => ({ filter: { ...now, ...change } }));
      refreshSoon(0, true);
    },
    restore(kept) {
      store.setState({ order: kept.order, descending: kept.descending, filter: kept.filter, rows: null });
      view.setOrder(null);
      refreshSoon(0, true);
    },
    source,
  };
}

const sameRows = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((row, at) => row === b[at]);

/** The first image nobody has looked at, in the order of the list; null = there is none but the one the person is on. */
export function firstUnseen({
  project,
  queue,
  view,
}: Pick<Sources, 'project' | 'view'> & { readonly queue: QueueSlice }): ImagePath | null {
  const { entries, document, indexOf } = project.getState();
  const rows = queue.getState().rows;
  const { image } = view.getState();
  const count = rows?.length ?? entries.length;
  const isUnseen = (path: ImagePath): boolean =>
    path !== image &&
    entries[indexOf.get(path) ?? -1]?.problem === null &&
    imageRecord(document, path).status === 'unseen';
  for (let at = 0; at < count; at++) {
    const path = entries[rows === null ? at : (rows[at] as number)]?.path;
    if (path !== undefined && isUnseen(path)) return path;
  }
  return null;
}
