import { existsSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { RecentModel, RecentProject } from '../../shared/ipc/app';
import type { KeptModel, KeptProject, SettingsFile } from './settingsFile';

const MOST = 12;

/** The start page's projects, newest first. */
export const recentProjects = (settings: SettingsFile): readonly RecentProject[] =>
  settings.get().projects.map((one) => ({ ...one, name: basename(one.folder), reachable: existsSync(one.folder) }));

/** The start page's models, newest first. */
export const recentModels = (settings: SettingsFile): readonly RecentModel[] =>
  settings.get().models.map(({ file, classCount }) => {
    const bytes = sizeOf(file);
    return { file, classCount, name: basename(file, extname(file)), bytes: bytes ?? 0, reachable: bytes !== null };
  });

export function rememberProject(settings: SettingsFile, project: KeptProject): void {
  const others = settings.get().projects.filter(({ folder }) => folder !== project.folder);
  settings.update({ projects: [project, ...others].slice(0, MOST) });
}

export function forgetProject(settings: SettingsFile, folder: string): void {
  settings.update({ projects: settings.get().projects.filter((one) => one.folder !== folder) });
}

export function rememberModel(settings: SettingsFile, model: KeptModel): void {
  const others = settings.get().models.filter(({ file }) => file !== model.file);
  settings.update({ models: [model, ...others].slice(0, MOST) });
}

function sizeOf(file: string): number | null {
  try {
    return statSync(file).size;
  } catch {
    return null;
  }
}
