import { cpus } from 'node:os';
import { app } from 'electron';
import type { AppInfo, Settings } from '../../../shared/ipc/app';
import type { Closing } from '../closing';
import { log } from '../log';
import type { AppMenu } from '../menu';
import { recentProjects } from '../recents';
import type { Sample } from '../sample';
import type { SettingsFile } from '../settingsFile';
import { systemLocale } from '../systemLocale';
import type { Area, Handlers } from './handlers';

export interface AppParts {
  readonly settings: SettingsFile;
  readonly closing: () => Closing | null;
  readonly menu: AppMenu;
  readonly sample: Sample;
  /** Folder named on the command line; given out once. */
  takeStartFolder(): string | null;
  /** The page crashed and was started again; told once. */
  takeRestarted(): AppInfo['restarted'];
  /** Something of it may have changed. */
  onSettings(settings: Settings, before: Settings): void;
}

export function appHandlers({
  settings,
  closing,
  menu,
  sample,
  takeStartFolder,
  takeRestarted,
  onSettings,
}: AppParts): Handlers<Area<'app'>> {
  return {
    'app.info': async () => ({
      version: app.getVersion(),
      systemLocale: systemLocale(),
      platform: process.platform as 'linux' | 'darwin' | 'win32',
      settings: settings.get().settings,
      recentProjects: await recentProjects(settings, app.getPath('home')),
      sample: await sample.facts(),
      startFolder: takeStartFolder(),
      restarted: takeRestarted(),
      cores: Math.max(1, cpus().length),
    }),
    'app.updateSettings': (change) => {
      const before = settings.get().settings;
      const next = { ...before, ...change };
      settings.update({ settings: next });
      onSettings(next, before);
      return next;
    },
    'app.readyToClose': () => {
      closing()?.ready();
      return null;
    },
    'app.keepOpen': () => {
      closing()?.keepOpen();
      return null;
    },
    'app.showMenu': ({ entries }) => {
      menu.show(entries);
      return null;
    },
    'app.report': ({ message, detail }) => {
      log.error('page', message, detail);
      return null;
    },
  };
}
