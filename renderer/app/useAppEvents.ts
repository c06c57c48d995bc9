import { useEffect } from 'react';
import { bindKeys } from '../actions/bindKeys';
import { run } from '../actions/registry';
import { followClasses } from '../actions/waiting';
import { call, listen } from '../bridge/bridge';
import { followMenu } from '../shell/appMenu';
import { closeOfProject, dialogStore, openDialog } from '../shell/dialogs';
import { giveUpImport } from '../shell/importing';
import { keymapStore } from '../shell/keymap';
import { followJobs } from '../shell/modelsRoom';
import { dismissOfProject, dismissOfStep } from '../shell/toasts';
import { toCanvas } from '../shell/toCanvas';
import type { Stores } from '../store/stores';

/** Keys, menu and the end of the window. */
export function useAppEvents(stores: Stores): void {
  useEffect(() => {
    const stops = [
      bindKeys(stores, window, keymapStore.getState),
      listen('app.menu', ({ action, key }) => run(action, stores, key ?? undefined)),
      followMenu(stores),
      listen('app.closing', () => void close(stores)),
      giveFocusBack(),
      askForNames(stores),
      followJobs(stores),
      followAttention(stores),
      followClasses(stores),
      stores.project.onDiff(dismissOfStep),
      stores.project.subscribe((state, before) => {
        if (state.opened === before.opened) return;
        closeOfProject();
        giveUpImport();
        dismissOfProject();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stores]);
}

/** Signs of life: what a person looked at for long counts whole as long as they do something. */
function followAttention({ attention }: Stores): () => void {
  const events = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const;
  for (const event of events) window.addEventListener(event, attention.sign, { passive: true, capture: true });
  return () => {
    for (const event of events) window.removeEventListener(event, attention.sign, { capture: true });
  };
}

/** A model whose file does not name its classes: the person is asked, once per model. */
function askForNames({ model }: Stores): () => void {
  return model.subscribe((state, before) => {
    const nameless = state.status === 'ready' && state.info.classNames === null;
    const isNew = before.status !== 'ready' || (state.status === 'ready' && before.info.sha256 !== state.info.sha256);
    if (nameless && isNew && dialogStore.getState().open === null) openDialog({ name: 'classNames' });
  });
}

/** Saves everything, then lets the window close; what cannot be saved is asked about. */
async function close(stores: Stores): Promise<void> {
  if (await stores.session.flush()) await call('app.readyToClose', { lose: false });
  else {
    await call('app.keepOpen', {});
    openDialog({ name: 'closing' });
  }
}

/**
 * After a click with the mouse on a button the canvas has the keys again: Space must submit, not press the button a second
 * time. The keyboard keeps its place.
 */
function giveFocusBack(): () => void {
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const isPlain =
      target?.closest('button') !== null && target?.closest('dialog, [popover], [aria-haspopup]') === null;
    if (event.detail > 0 && isPlain) toCanvas();
  };
  window.addEventListener('click', onClick);
  return () => window.removeEventListener('click', onClick);
}
