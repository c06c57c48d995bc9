import { createStore } from 'zustand/vanilla';
import { oncePainted, type Pace } from './pace';
import type { Slice } from './slice';

/** Slices that follow others at the pace of the eye, for what stands around the picture. */
export interface Calm {
  /** The same slice for the same source. */
  of<T>(source: Slice<T>): Slice<T>;
  /** All follow at once: what comes now does not hold up the picture. */
  catchUp(): void;
}

/**
 * What a person works with is the picture: lists and counts around it are rendered after it has been painted, all at once,
 * and while a threshold moves a few times a second. Actions never look here: they read the slices themselves.
 */
export function createCalm(pace: Pace = afterPaint()): Calm {
  const followers = new WeakMap<Slice<unknown>, Slice<unknown>>();
  const due = new Set<() => void>();
  let waiting = false;

  const later = (work: () => void): void => {
    due.add(work);
    if (waiting) return;
    waiting = true;
    pace(() => {
      waiting = false;
      catchUp();
    });
  };
  const catchUp = (): void => {
    const all = [...due];
    due.clear();
    for (const one of all) one();
  };

  const follow = <T>(source: Slice<T>): Slice<T> => {
    const store = createStore<T>(() => source.getState());
    const take = (): void => store.setState(source.getState(), true);
    source.subscribe(() => later(take));
    return store;
  };

  return {
    of<T>(source: Slice<T>): Slice<T> {
      const known = followers.get(source) as Slice<T> | undefined;
      if (known !== undefined) return known;
      const made = follow(source);
      followers.set(source, made);
      return made;
    },
    catchUp,
  };
}

/** Time between two rounds while changes keep coming, milliseconds. */
const GAP = 80;

/** Once what changed is painted; rounds keep a distance. */
function afterPaint(): Pace {
  let last = Number.NEGATIVE_INFINITY;
  const painted = (work: () => void): void =>
    oncePainted(() => {
      last = performance.now();
      work();
    });
  return (work) => {
    const wait = last + GAP - performance.now();
    if (wait > 0) setTimeout(() => painted(work), wait);
    else painted(work);
  };
}
