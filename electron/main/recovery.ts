import type { BrowserWindow } from 'electron';
import type { AppInfo } from '../../shared/ipc/app';
import { log } from './log';
import { showPage, showStandIn } from './window';

/** A page that crashes again so soon would do it for ever, in milliseconds. */
export const TOO_SOON = 60_000;

/** What becomes of a page that crashed. @param before time of its last crash; null = it is the first */
export const afterCrash = (before: number | null, now: number): 'again' | 'standIn' =>
  before !== null && now - before < TOO_SOON ? 'standIn' : 'again';

export interface Recovery {
  /** Whether the page was started again after a crash; asked once by the page itself. */
  takeRestarted(): AppInfo['restarted'];
  /** The page is loaded anew: the first question since. */
  takeFresh(): boolean;
}

/**
 * Starts a page that crashed again: everything that was shown as saved is on the disk, and the project is still open here.
 * When that happens twice within a minute, a plain page takes its place.
 * @param allSaved whether the disk has everything that the page wanted to have written
 */
export function recoverPage(window: BrowserWindow, allSaved: () => boolean): Recovery {
  let restarted: AppInfo['restarted'] = null;
  let fresh = false;
  let last: number | null = null;
  const { webContents } = window;
  webContents.on('did-start-navigation', (_event, _url, isInPlace, isMainFrame) => {
    if (isMainFrame && !isInPlace) fresh = true;
  });
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('the page is gone', reason, exitCode);
    const what = afterCrash(last, Date.now());
    last = Date.now();
    restarted = allSaved() ? 'whole' : 'unsaved';
    // Loading from inside of this event would end in the process that is just being cleared away.
    setImmediate(() => {
      if (window.isDestroyed()) return;
      if (what === 'again') showPage(window);
      else showStandIn(window);
    });
  });
  return {
    takeRestarted() {
      const was = restarted;
      restarted = null;
      return was;
    },
    takeFresh() {
      const was = fresh;
      fresh = false;
      return was;
    },
  };
}
