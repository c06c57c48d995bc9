import { createStore } from 'zustand/vanilla';

/** Open modal dialogs, the newest last. What lies outside of the newest cannot be clicked. */
export const topLayerStore = createStore<{ readonly dialogs: readonly HTMLDialogElement[] }>(() => ({ dialogs: [] }));

/** A dialog has opened; the returned function says that it closes. */
export function enterTopLayer(dialog: HTMLDialogElement): () => void {
  topLayerStore.setState(({ dialogs }) => ({ dialogs: [...dialogs, dialog] }));
  return () => topLayerStore.setState(({ dialogs }) => ({ dialogs: dialogs.filter((one) => one !== dialog) }));
}
