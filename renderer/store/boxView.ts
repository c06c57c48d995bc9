import { createStore } from 'zustand/vanilla';
import type { ClassId, ImagePath } from '../../shared/dataset/ids';
import { type BoxRef, refKey } from './boxRef';
import { readable, type Slice } from './slice';

/** Light of the picture on the screen, in percent: 100 = as it is. */
export interface Light {
  readonly brightness: number;
  readonly contrast: number;
}

export const PLAIN_LIGHT: Light = { brightness: 100, contrast: 100 };

export const isPlain = ({ brightness, contrast }: Light): boolean => brightness === 100 && contrast === 100;

/** The light as a CSS filter; '' = as it is. */
export const lightFilter = (light: Light): string =>
  isPlain(light) ? '' : `brightness(${light.brightness}%) contrast(${light.contrast}%)`;

/** How boxes and picture are looked at while the project is open. Nothing of it is written, exported or undone. */
export interface BoxViewState {
  /** Keys (`boxKey`) of boxes that are not drawn. */
  readonly hidden: ReadonlySet<string>;
  /** Classes whose boxes are not drawn. */
  readonly hiddenClasses: ReadonlySet<ClassId>;
  /** Keys of boxes that are drawn, but neither clicked nor changed. */
  readonly locked: ReadonlySet<string>;
  /** All boxes are locked: only drawing is left. */
  readonly allLocked: boolean;
  /** Keys of boxes that were sent behind the others, the last one deepest. */
  readonly behind: readonly string[];
  /** Refused predictions are drawn as ghosts. */
  readonly showRejected: boolean;
  readonly light: Light;
  /** The panel with the light of the picture is open. */
  readonly adjusting: boolean;
}

export interface BoxViewSlice extends Slice<BoxViewState> {
  /** Hides boxes; shows them again when all of them are hidden. */
  toggleHidden(keys: readonly string[]): void;
  toggleClass(id: ClassId): void;
  /** Everything that was hidden is drawn again. */
  showAll(): void;
  /** Locks boxes; unlocks them when all of them are locked. */
  toggleLocked(keys: readonly string[]): void;
  /** Locks everything, or unlocks everything. */
  lockAll(locked: boolean): void;
  /** Sends boxes behind all others; brings them back when all of them are there. */
  toggleBehind(keys: readonly string[]): void;
  setShowRejected(show: boolean): void;
  setLight(light: Light): void;
  setAdjusting(open: boolean): void;
  /** Another model: its predictions have the same numbers, but are other boxes. */
  forgetPredictions(): void;
  /** Another project. */
  reset(): void;
}

/** Name of a box that holds across images: predictions are counted per image. */
export const boxKey = (image: ImagePath | null, ref: BoxRef): string =>
  ref.kind === 'annotation' ? refKey(ref) : `${refKey(ref)} ${image ?? ''}`;

const isOfAnnotation = (key: string): boolean => key.startsWith('a:');

const NO_KEYS: ReadonlySet<string> = new Set();
const INITIAL: BoxViewState = {
  hidden: NO_KEYS,
  hiddenClasses: new Set(),
  locked: NO_KEYS,
  allLocked: false,
  behind: [],
  showRejected: false,
  light: PLAIN_LIGHT,
  adjusting: false,
};

export function createBoxViewSlice(): BoxViewSlice {
  const store = createStore<BoxViewState>(() => INITIAL);
  return {
    ...readable(store),
    toggleHidden(keys) {
      store.setState({ hidden: toggled(store.getState().hidden, keys) });
    },
    toggleClass(id) {
      store.setState({ hiddenClasses: toggled(store.getState().hiddenClasses, [id]) });
    },
    showAll() {
      store.setState({ hidden: NO_KEYS, hiddenClasses: new Set() });
    },
    toggleLocked(keys) {
      store.setState({ locked: toggled(store.getState().locked, keys) });
    },
    lockAll(allLocked) {
      store.setState(allLocked ? { allLocked } : { allLocked, locked: NO_KEYS });
    },
    toggleBehind(keys) {
      const { behind } = store.getState();
      const others = behind.filter((key) => !keys.includes(key));
      const there = others.length === behind.length - keys.length;
      store.setState({ behind: there ? others : [...others, ...keys] });
    },
    setShowRejected(showRejected) {
      store.setState({ showRejected });
    },
    setLight(light) {
      store.setState({ light });
    },
    setAdjusting(adjusting) {
      store.setState({ adjusting });
    },
    forgetPredictions() {
      const { hidden, locked, behind } = store.getState();
      const kept = (keys: Iterable<string>): string[] => [...keys].filter(isOfAnnotation);
      store.setState({ hidden: new Set(kept(hidden)), locked: new Set(kept(locked)), behind: kept(behind) });
    },
    reset() {
      store.setState(INITIAL);
    },
  };
}

/** With all of `keys` in the set they are taken out, else all are put in. */
function toggled<T>(set: ReadonlySet<T>, keys: readonly T[]): ReadonlySet<T> {
  const next = new Set(set);
  const out = keys.every((key) => set.has(key));
  for (const key of keys) {
    if (out) next.delete(key);
    else next.add(key);
  }
  return next;
}
