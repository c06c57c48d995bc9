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

/** An edit is seen in the lists at once; where it leads to another image, that one is painted first. */
export function useEditsAtOnce(): void {
  const { project, view } = useStores();
  useEffect(
    () =>
      project.onDiff(() => {
        const { image } = view.getState();
        queueMicrotask(() => {
          if (view.getState().image === image) calm.catchUp();
        });
      }),
    [project, view],
  );
}
