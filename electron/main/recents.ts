import { stat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import type { RecentProject } from '../../shared/ipc/app';
import type { KeptProject, SettingsFile } from './settingsFile';

const MOST = 12;

/** A drive that says nothing for this long counts as not there, in milliseconds: the start page waits for the answer. */
const PATIENCE = 250;
/** Each silent drive holds one of the few threads for files: after so many the rest is believed. */
const MOST_SILENT = 2;

/**
 * The start page's projects, newest first.
 * @param home the person's own folder
 * @param isFolder stands in for the disk in tests
 */
export async function recentProjects(
  settings: SettingsFile,
  home: string,
  isFolder: (folder: string) => Promise<boolean> = isThere,
): Promise<readonly RecentProject[]> {
  const found: RecentProject[] = [];
  let silent = 0;
  for (const { cover, ...kept } of settings.get().projects) {
    const answer = silent < MOST_SILENT ? await answered(isFolder(kept.folder)) : true;
    if (answer === null) silent++;
    const reachable = answer === true;
    const name = basename(kept.folder) || kept.folder;
    found.push({ ...kept, name, reachable, place: placeOf(kept.folder, home), hasCover: cover !== null && reachable });
  }
  return found;
}

export function rememberProject(settings: SettingsFile, project: KeptProject): void {
  const others = settings.get().projects.filter(({ folder }) => folder !== project.folder);
  settings.update({ projects: [project, ...others].slice(0, MOST) });
}

export function forgetProject(settings: SettingsFile, folder: string): void {
  settings.update({ projects: settings.get().projects.filter((one) => one.folder !== folder) });
}

const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** null = no answer in time. */
function answered(asked: Promise<boolean>): Promise<boolean | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function placeOf(folder: string, home: string): string {
  if (home === '' || home === sep) return folder;
  return folder.startsWith(home + sep) ? `~${folder.slice(home.length)}` : folder;
}
