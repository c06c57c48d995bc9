import { createStore } from 'zustand/vanilla';

/** Files are being dragged over the window. */
export const draggingStore = createStore<{ readonly over: boolean }>(() => ({ over: false }));

export const setDragging = (over: boolean): void => draggingStore.setState({ over });
