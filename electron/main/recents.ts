import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { RecentProject } from '../../shared/ipc/app';
import type { KeptProject, SettingsFile } from './settingsFile';

const MOST = 12;

/** The start page's projects, newest first. */
export const recentProjects = (settings: SettingsFile): readonly RecentProject[] =>
  settings.get().projects.map((one) => ({ ...one, name: basename(one.folder), reachable: existsSync(one.folder) }));

export function rememberProject(settings: SettingsFile, project: KeptProject): void {
  const others = settings.get().projects.filter(({ folder }) => folder !== project.folder);
  settings.update({ projects: [project, ...others].slice(0, MOST) });
}

export function forgetProject(settings: SettingsFile, folder: string): void {
  settings.update({ projects: settings.get().projects.filter((one) => one.folder !== folder) });
}
