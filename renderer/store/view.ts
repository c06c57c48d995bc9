import { createStore } from 'zustand/vanilla';
import type { ImagePath } from '../../shared/dataset/ids';
import type { Failure } from '../../shared/failure/failure';
import type { Box, Point } from '../../shared/geometry/box';
import { readable, type Slice } from './slice';

export interface ViewState {
  /** The image the person is on; null = none (no project, or an empty folder). */
  readonly image: ImagePath | null;
  /** The image whose picture is on the screen; lags behind `image` until the new picture is ready. */
  readonly painted: ImagePath | null;
  /** Why the current image cannot be shown. */
  readonly problem: Failure | null;
  /** Images of the project that could not be shown when the person was there, with the reason. */
  readonly unreadable: ReadonlyMap<ImagePath, Failure>;
  /** Annotations and predictions are hidden. */
  readonly hidden: boolean;
  /** Mouse on the image, in image pixels; null when it is elsewhere. */
  readonly cursor: Point | null;
  /** The box being drawn, moved or resized right now. */
  readonly live: Box | null;
  /** Order of the image list as it is shown (filtered, sorted); null = the folder's own order. */
  readonly order: readonly ImagePath[] | null;
}

export interface ViewSlice extends Slice<ViewState> {
  /** Goes to an image. */
  show(image: ImagePath | null): void;
  setPainted(image: ImagePath | null, problem: Failure | null): void;
  setHidden(hidden: boolean): void;
  setCursor(cursor: Point | null): void;
  setLive(live: Box | null): void;
  /** The queue tells in which order the images come, so that "next" is the next row. */
  setOrder(order: readonly ImagePath[] | null): void;
}

export function createViewSlice(): ViewSlice {
  const store = createStore<ViewState>(() => ({
    image: null,
    painted: null,
    problem: null,
    unreadable: NONE,
    hidden: false,
    cursor: null,
    live: null,
    order: null,
  }));
  return {
    ...readable(store),
    show(image) {
      if (image === store.getState().image) return;
      store.setState({ image, problem: null, live: null });
      // The project is left: images of the next one may have the same names.
      if (image === null) store.setState({ unreadable: NONE });
    },
    setPainted(painted, problem) {
      const { unreadable } = store.getState();
      store.setState({
        painted,
        problem,
        unreadable: painted === null ? unreadable : noted(unreadable, painted, problem),
      });
    },
    setHidden(hidden) {
      store.setState({ hidden });
    },
    setCursor(cursor) {
      const before = store.getState().cursor;
      if (before?.x !== cursor?.x || before?.y !== cursor?.y) store.setState({ cursor });
    },
    setLive(live) {
      if (live !== store.getState().live) store.setState({ live });
    },
    setOrder(order) {
      store.setState({ order });
    },
  };
}

const NONE: ReadonlyMap<ImagePath, Failure> = new Map();

/** Only what is said of the file itself counts: the same map while nothing is new. */
function noted(
  unreadable: ReadonlyMap<ImagePath, Failure>,
  image: ImagePath,
  problem: Failure | null,
): ReadonlyMap<ImagePath, Failure> {
  const broken = problem?.code.startsWith('image.') === true ? problem : undefined;
  if (broken === unreadable.get(image)) return unreadable;
  const next = new Map(unreadable);
  if (broken === undefined) next.delete(image);
  else next.set(image, broken);
  return next;
}
