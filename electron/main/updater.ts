import { log } from './log';
import type { Updater } from './updates';

/**
 * electron-updater; it is loaded when somebody wants to know, not at every start.
 * @param proxy of the settings; '' = the system's
 */
export async function loadUpdater(proxy: () => string): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = log;
  // By its own choice it would send a number that tells this installation from all others.
  autoUpdater.requestHeaders = { 'x-user-staging-id': '0' };
  // What is fetched is put in place when the person says so, or when they close the window.
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = true;
  return {
    async fetch(onFound) {
      const rules = proxy();
      await autoUpdater.netSession.setProxy(rules === '' ? { mode: 'system' } : { proxyRules: rules });
      const found = await autoUpdater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) return null;
      onFound(found.updateInfo.version);
      await autoUpdater.downloadUpdate();
      return found.updateInfo.version;
    },
    install: () => autoUpdater.quitAndInstall(),
  };
}
