import { createStore } from 'zustand/vanilla';
import type { ImageRecord } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import { type Columns, createColumns, putRow, rowOf } from '../../shared/detection/columns';
import { isJudged, sameThing } from '../../shared/detection/predictions';
import type { NmsSettings, Survivors } from '../../shared/detection/survivors';
import type { Change } from '../../shared/editing/diff';
import { fromCorners } from '../../shared/geometry/boxes';
import type { Bridge } from '../../shared/ipc/contract';
import type { SurvivorsPart, SurvivorsState } from '../../shared/ipc/survivors';
import type { ClassBridgeSlice } from './classBridge';
import type { Notices } from './notices';
import type { PredictionSettingsSlice } from './prediction';
import type { ProjectSlice } from './projectSlice';
import { request } from './request';
import { readable, type Slice } from './slice';

export interface SurvivorsSliceState {
  /** Grows by one whenever boxes, judgements or closed images changed; read them with the methods. */
  readonly version: number;
  /** What main says; null = no model. */
  readonly main: SurvivorsState | null;
  /** Images fetched of those that are stored; null = all are here. */
  readonly loading: { readonly done: number; readonly total: number } | null;
}

/** Survivors of all images, row = place of the image in the folder. Typed arrays that live outside of React. */
export interface SurvivorsSlice extends Slice<SurvivorsSliceState> {
  columns(): Columns;
  /** Per row: 1 = submitted, it shows no predictions. */
  closed(): Uint8Array;
  /** Boxes of an image that survive NMS at the storage floor, or null while unknown. */
  of(image: ImagePath): Survivors | null;
  /** Asks for rows that came into view; those known are not asked again. */
  request(images: readonly ImagePath[]): Promise<void>;
  /** Another model (or input size), or none (null): all that is known is void. */
  setModel(key: string | null): void;
  /** Has survivors computed with the NMS of the settings, where main has another one. */
  recount(): void;
  cancelRecount(): void;
}

/** Predictions that arrive during a batch are told at most this often, milliseconds. */
const TELL_EVERY = 200;
/** Pauses before a part that could not be fetched is asked for again, milliseconds; then the person is told. */
const AGAIN_AFTER = [1_000, 5_000];
/** NMS settings rest this long before everything is computed anew, milliseconds. */
const REST_MS = 500;

const sameNms = (a: NmsSettings, b: NmsSettings): boolean => a.nmsIou === b.nmsIou && a.maxPerImage === b.maxPerImage;

interface Sources {
  readonly project: ProjectSlice;
  readonly prediction: PredictionSettingsSlice;
  readonly classBridge: ClassBridgeSlice;
}

export function createSurvivorsSlice(
  bridge: Bridge,
  { project, prediction, classBridge }: Sources,
  notices: Notices,
): SurvivorsSlice {
  const store = createStore<SurvivorsSliceState>(() => ({ version: 0, main: null, loading: null }));
  let columns = createColumns(0);
  let closed = new Uint8Array(0);
  /** Came before their image was listed. */
  let early = new Map<ImagePath, Survivors>();
  const asked = new Set<ImagePath>();
  let model: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const changed = (): void => {
    clearTimeout(timer);
    timer = undefined;
    store.setState(({ version }) => ({ version: version + 1 }));
  };
  const changedSoon = (): void => {
    timer ??= setTimeout(changed, TELL_EVERY);
  };

  const recordOf = (image: ImagePath): ImageRecord | undefined => project.getState().document.images.get(image);

  /** Marks what a person has judged among the boxes of a row. */
  const judge = (row: number, record: ImageRecord | undefined): void => {
    if (row < closed.length) closed[row] = record?.status === 'done' ? 1 : 0;
    const count = columns.counts[row] ?? -1;
    const { bridge: classes } = classBridge.getState();
    if (count <= 0 || classes === null) return;
    const start = columns.starts[row] as number;
    columns.judged.fill(0, start, start + count);
    if (record === undefined || (record.annotations.length === 0 && record.rejections.length === 0)) return;
    const same = sameThing(prediction.getState().nmsIou);
    for (let at = start; at < start + count; at++) {
      const mapped = classes[columns.labels[at] as number];
      if (mapped === undefined || mapped.classId === null) continue;
      const [x1, y1, x2, y2] = columns.boxes.subarray(at * 4, at * 4 + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      const thing = { box: fromCorners(x1, y1, x2, y2), classId: mapped.classId, modelClass: mapped.modelClass };
      if (isJudged(thing, record, same)) columns.judged[at] = 1;
    }
  };

  const put = (image: ImagePath, survivors: Survivors): void => {
    const row = project.getState().indexOf.get(image);
    if (row === undefined) early.set(image, survivors);
    else {
      putRow(columns, row, survivors);
      judge(row, recordOf(image));
    }
  };

  /** Takes in what a person has decided about the images from a row on; those listed since then have a row now. */
  const takeIn = (from: number): void => {
    const { entries, document, indexOf } = project.getState();
    const longer = new Uint8Array(entries.length);
    longer.set(closed.subarray(0, from));
    closed = longer;
    for (let row = from; row < entries.length; row++) {
      const record = document.images.get((entries[row] as ImageEntry).path);
      if (record !== undefined) judge(row, record);
    }
    const arrived = [...early].filter(([image]) => indexOf.has(image));
    for (const [image, survivors] of arrived) {
      early.delete(image);
      put(image, survivors);
    }
    changed();
  };

  const take = ({ images, counts, scores, labels, boxes }: SurvivorsPart): void => {
    let at = 0;
    for (const [place, image] of images.entries()) {
      const end = at + (counts[place] as number);
      put(image, {
        scores: scores.subarray(at, end),
        labels: labels.subarray(at, end),
        boxes: boxes.subarray(at * 4, end * 4),
      });
      at = end;
    }
  };

  /** Fetches everything, part by part; a newer version of main, another model or project ends it. */
  const load = async (): Promise<void> => {
    const mine = model;
    const version = store.getState().main?.version;
    const { opened } = project.getState();
    const isMine = (): boolean =>
      mine === model && version === store.getState().main?.version && opened === project.getState().opened;
    let failures = 0;
    for (let from = 0; ; ) {
      const reply = await request(bridge, 'prediction.survivorsPart', { from });
      if (!isMine()) return;
      // Main has left the project and is opening another one.
      if (!reply.ok && reply.failure.code === 'project.noneOpen') break;
      if (!reply.ok) {
        const pause = AGAIN_AFTER[failures++];
        if (pause !== undefined) {
          await new Promise((end) => setTimeout(end, pause));
          if (isMine()) continue;
          return;
        }
        notices.tell({ kind: 'failure', failure: reply.failure });
        break;
      }
      if (reply.value.images.length === 0) break;
      take(reply.value);
      from += reply.value.images.length;
      store.setState({ loading: { done: from, total: reply.value.total } });
      if (from >= reply.value.total) break;
    }
    store.setState({ loading: null });
    changed();
  };

  const clear = (): void => {
    columns = createColumns(project.getState().entries.length);
    early = new Map();
    asked.clear();
  };

  const follow = (main: SurvivorsState | null): void => {
    const before = store.getState().main;
    store.setState({ main });
    if (main === null || before?.version === main.version) return;
    clear();
    void load();
  };

  const begin = async (): Promise<void> => {
    const mine = model;
    const reply = await request(bridge, 'prediction.survivors', {});
    if (mine === model && reply.ok) follow(reply.value);
  };

  /** Other NMS settings: the survivors follow; what runs for settings of before is stopped. */
  const followSettings = (): void => {
    const { main } = store.getState();
    if (main !== null && (main.computing !== null || !sameNms(prediction.getState(), main.nms))) void recount();
  };

  const recount = async (): Promise<void> => {
    const { nmsIou, maxPerImage } = prediction.getState();
    const reply = await request(bridge, 'prediction.recount', { nmsIou, maxPerImage });
    if (reply.ok) follow(reply.value);
  };

  bridge.on('prediction.survivors', (main) => {
    if (model !== null) follow(main);
  });
  bridge.on('prediction.stored', ({ image, ...survivors }) => {
    if (model === null) return;
    put(image, survivors);
    changedSoon();
  });
  project.subscribe((state, before) => {
    if (state.opened !== before.opened) {
      clear();
      // The same folder once more: the model's key stays, its boxes are fetched again.
      store.setState({ main: null, loading: null });
      if (model !== null && state.opened !== null) void begin();
    }
    if (state.entries !== before.entries) takeIn(state.opened === before.opened ? before.entries.length : 0);
  });
  project.onDiff(({ changes }) => {
    const { indexOf } = project.getState();
    const images = new Set(changes.flatMap((change) => imageOf(change) ?? []));
    for (const image of images) {
      const row = indexOf.get(image);
      if (row !== undefined) judge(row, recordOf(image));
    }
    if (images.size > 0) changed();
  });
  classBridge.subscribe(() => takeIn(0));
  prediction.subscribe((state, before) => {
    if (sameNms(state, before)) return;
    clearTimeout(rest);
    rest = setTimeout(followSettings, REST_MS);
  });

  return {
    ...readable(store),
    columns: () => columns,
    closed: () => closed,
    of(image) {
      const row = project.getState().indexOf.get(image);
      return row === undefined ? null : rowOf(columns, row);
    },
    async request(images) {
      const unknown = images.filter((image) => !asked.has(image) && this.of(image) === null);
      if (unknown.length === 0 || model === null) return;
      const mine = model;
      for (const image of unknown) asked.add(image);
      const reply = await request(bridge, 'prediction.survivorsOf', { images: unknown });
      if (mine !== model) return;
      // Nothing came: they are asked for again when they are next in view.
      if (!reply.ok) for (const image of unknown) asked.delete(image);
      if (!reply.ok || reply.value.length === 0) return;
      for (const { image, ...survivors } of reply.value) put(image, survivors);
      changed();
    },
    setModel(key) {
      if (key === model) return;
      model = key;
      clear();
      store.setState(({ version }) => ({ version: version + 1, main: null, loading: null }));
      if (key !== null) void begin();
    },
    recount: () => void recount(),
    cancelRecount: () => void request(bridge, 'prediction.cancelRecount', {}),
  };
}

const imageOf = (change: Change): ImagePath | null => ('image' in change ? change.image : null);
