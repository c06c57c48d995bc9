import { log } from './log';
import type { Updater } from './updates';

/** electron-updater; it is loaded when somebody wants to know, not at every start. */
export async function loadUpdater(): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = log;
  // What is fetched is put in place when the person says so, or when they close the window.
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = true;
  return {
    async fetch(onFound) {
      const found = await autoUpdater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) return null;
      onFound(found.updateInfo.version);
      await autoUpdater.downloadUpdate();
      return found.updateInfo.version;
    },
    install: () => autoUpdater.quitAndInstall(),
  };
}
