import type { BrowserWindow } from 'electron';
import type { EventName, Events } from '../../shared/ipc/contract';

/** Tells the page something; nothing happens while there is no page. */
export type Send = <N extends EventName>(name: N, payload: Events[N]) => void;

export const EVENT_CHANNEL = 'rtmlabel:event';

export const createSend =
  (window: () => BrowserWindow | null): Send =>
  (name, payload) => {
    const contents = window()?.webContents;
    if (contents && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, payload);
  };
