import { createStore } from 'zustand/vanilla';
import { type AppInfo, DEFAULT_SETTINGS, type Settings } from '../../shared/ipc/app';
import { call } from '../bridge/bridge';
import { describe, localeOf, setLocale } from '../i18n/translator';
import { applyTheme } from './theme';
import { tellFailure } from './toasts';

/** What the main process told about the program, with the settings of this moment. */
export const infoStore = createStore<AppInfo>(() => ({
  version: '',
  systemLocale: navigator.language,
  platform: 'linux',
  settings: DEFAULT_SETTINGS,
  recentProjects: [],
  sample: { images: 0, begun: false, picture: null },
  startFolder: null,
  restarted: null,
  cores: 1,
}));

/** Takes over settings: language and theme change at once, without a restart. */
export async function applySettings(settings: Settings): Promise<void> {
  infoStore.setState({ settings });
  applyTheme(settings.theme);
  await setLocale(localeOf(settings.language, infoStore.getState().systemLocale));
}

/** Asks again: recent projects change while a project is open. */
export async function refreshInfo(): Promise<void> {
  const reply = await call('app.info', {});
  if (!reply.ok) {
    tellFailure(reply.failure, describe);
    return;
  }
  infoStore.setState(reply.value);
  await applySettings(reply.value.settings);
}

/** Shows a change at once and has it kept. */
export async function updateSettings(change: Partial<Settings>): Promise<void> {
  await applySettings({ ...infoStore.getState().settings, ...change });
  const reply = await call('app.updateSettings', change);
  if (!reply.ok) tellFailure(reply.failure, describe);
}
