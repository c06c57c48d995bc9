import type { BrowserWindow } from 'electron';
import type { Send } from './send';

/** The page answers an attempt to close: go on, or stay. */
export interface Closing {
  /** Everything is saved, or the person accepts the loss. */
  ready(): void;
  keepOpen(): void;
}

/** A page that does not answer is not waited for longer than this, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Asks the page to save everything before the window closes. A page that hangs or has crashed does not hold the window:
 * what was committed is on the disk anyway.
 */
export function guardClosing(window: BrowserWindow, send: Send): Closing {
  let allowed = false;
  let asked = false;
  let timer: NodeJS.Timeout | undefined;
  const close = (): void => {
    clearTimeout(timer);
    allowed = true;
    if (!window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    if (allowed || window.webContents.isCrashed()) return;
    event.preventDefault();
    if (asked) return;
    asked = true;
    send('app.closing', {});
    timer = setTimeout(close, PATIENCE);
  });
  return {
    ready: close,
    keepOpen() {
      clearTimeout(timer);
      asked = false;
    },
  };
}
