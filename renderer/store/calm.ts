import { createStore } from 'zustand/vanilla';
import type { Slice } from './slice';

/** Runs `work` when the canvas has been painted. */
export type Pace = (work: () => void) => void;

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
/** A window that nobody sees paints no frames, milliseconds. */
const PATIENCE = 100;

/** When the frame in which a change is painted is on its way to the screen, and the next one has begun; rounds keep a distance. */
function afterPaint(): Pace {
  let last = Number.NEGATIVE_INFINITY;
  const painted = (work: () => void): void => {
    let frame = 0;
    const run = (): void => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      last = performance.now();
      work();
    };
    let timer = setTimeout(run, PATIENCE);
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        clearTimeout(timer);
        timer = setTimeout(run);
      });
    });
  };
  return (work) => {
    const wait = last + GAP - performance.now();
    if (wait > 0) setTimeout(() => painted(work), wait);
    else painted(work);
  };
}
