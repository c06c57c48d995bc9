import type { StoreApi } from 'zustand/vanilla';

/** The reading side of a slice: what components subscribe to with `useStore(stores.x, selector)`. Only the slice itself writes. */
export type Slice<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

/** The reading side of a zustand store, to be spread into a slice's own object. */
export const readable = <T>(store: StoreApi<T>): Slice<T> => ({
  getState: store.getState,
  getInitialState: store.getInitialState,
  subscribe: store.subscribe,
});
