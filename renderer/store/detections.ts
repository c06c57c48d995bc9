import { createStore } from 'zustand/vanilla';
import type { ImagePath } from '../../shared/dataset/ids';
import type { Failure } from '../../shared/failure/failure';
import type { Bridge, ImageDetection } from '../../shared/ipc/contract';
import { oncePainted, type Pace } from './pace';
import { request } from './request';
import { readable, type Slice } from './slice';
import type { SurvivorsSlice } from './survivors';

/** What the page knows about the candidates of one image. */
export type DetectionEntry =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly detection: ImageDetection }
  | { readonly status: 'failed'; readonly failure: Failure };

export interface DetectionsState {
  /** The current image and its neighbours. */
  readonly entries: ReadonlyMap<ImagePath, DetectionEntry>;
}

export interface DetectionsSlice extends Slice<DetectionsState> {
  /** The person is on `image`; `next` are the images most likely needed then, best first. Without a model nothing is asked. */
  want(image: ImagePath | null, next: readonly ImagePath[]): void;
  /** Asks again for an image that failed. */
  retry(image: ImagePath): void;
  /** Another model (or input size), or none (null): all that is known is void. */
  setModel(key: string | null): void;
}

/** Detections kept: the neighbourhood of the current image. */
const KEPT = 16;
/** Neighbours fetched from main's store so that they are painted at once. */
const WARMED = 4;

/**
 * @param survivors tells which images have something stored
 * @param pace what is for later images waits until the current one is painted
 */
export function createDetectionsSlice(
  bridge: Bridge,
  survivors: Pick<SurvivorsSlice, 'of' | 'request'>,
  pace: Pace = oncePainted,
): DetectionsSlice {
  const store = createStore<DetectionsState>(() => ({ entries: new Map() }));
  let model: string | null = null;
  let current: ImagePath | null = null;
  let next: readonly ImagePath[] = [];

  const put = (image: ImagePath, entry: DetectionEntry | null): void => {
    const entries = new Map(store.getState().entries);
    entries.delete(image);
    if (entry !== null) entries.set(image, entry);
    for (const old of entries.keys()) {
      if (entries.size <= KEPT) break;
      if (old !== current) entries.delete(old);
    }
    store.setState({ entries });
  };

  const get = async (image: ImagePath): Promise<void> => {
    const known = store.getState().entries.get(image);
    if (model === null || (known !== undefined && known.status !== 'failed')) return;
    const mine = model;
    put(image, { status: 'loading' });
    const reply = await request(bridge, 'prediction.get', { image });
    // A reply for a model that is not loaded any more is worth nothing.
    if (mine !== model) return;
    if (reply.ok) put(image, { status: 'ready', detection: reply.value });
    else if (reply.failure.code === 'app.cancelled') put(image, null);
    else put(image, { status: 'failed', failure: reply.failure });
  };

  const warm = async (): Promise<void> => {
    const mine = model;
    const here = current;
    const images = next.slice(0, WARMED).filter((image) => !store.getState().entries.has(image));
    await survivors.request(images);
    for (const image of images) {
      // Only what main has stored: an inference here would make the person wait for the current image.
      if (mine !== model || here !== current) return;
      if (survivors.of(image) !== null) await get(image);
    }
  };

  const follow = async (): Promise<void> => {
    const [mine, here] = [model, current];
    if (mine === null || here === null) return;
    const isMine = (): boolean => mine === model && here === current;
    const done = get(here);
    pace(() => {
      if (isMine()) void request(bridge, 'prediction.ahead', { images: next });
    });
    await done;
    pace(() => {
      if (isMine()) void warm();
    });
  };

  bridge.on('prediction.stored', ({ image }) => {
    if (model === null) return;
    // What failed here has come by another way.
    if (store.getState().entries.get(image)?.status === 'failed') {
      if (image === current) void get(image);
      else put(image, null);
    }
    const ready = current !== null && store.getState().entries.get(current)?.status === 'ready';
    if (ready && next.slice(0, WARMED).includes(image)) void get(image);
  });

  return {
    ...readable(store),
    want(image, neighbours) {
      current = image;
      next = neighbours;
      void follow();
    },
    retry: (image) => void get(image),
    setModel(key) {
      if (key === model) return;
      model = key;
      store.setState({ entries: new Map() });
      void follow();
    },
  };
}
