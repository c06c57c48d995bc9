import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createCalm } from '../store/calm';
import type { Slice } from '../store/slice';
import { useStores } from './useStores';

const calm = createCalm();

/** `useStore` for what stands around the picture: it is rendered after the picture has been painted. */
export function useCalm<T>(slice: Slice<T>): T;
export function useCalm<T, U>(slice: Slice<T>, select: (state: T) => U): U;
export function useCalm<T, U>(slice: Slice<T>, select: (state: T) => T | U = whole): T | U {
  return useStore(calm.of(slice), select);
}

const whole = <T>(state: T): T => state;

/** An edit and another project are seen in the lists at once; where an edit leads to another image, that one is painted first. */
export function useEditsAtOnce(): void {
  const { project, view } = useStores();
  useEffect(() => {
    const stops = [
      project.onDiff(() => {
        const { image } = view.getState();
        queueMicrotask(() => {
          if (view.getState().image === image) calm.catchUp();
        });
      }),
      // Counts of one project beside names of another would be wrong.
      project.subscribe((state, before) => {
        if (state.opened !== before.opened) queueMicrotask(calm.catchUp);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [project, view]);
}
