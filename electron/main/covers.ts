import { join } from 'node:path';
import type { Sample } from './sample';
import type { SettingsFile } from './settingsFile';

/** Pictures of the start page: the file behind an address, or null. Only what the program itself has noted is given out. */
export type Covers = (host: string, name: string) => Promise<string | null>;

export const createCovers =
  (settings: SettingsFile, sample: Sample): Covers =>
  async (host, name) => {
    if (host === 'sample') return sample.cover();
    if (host !== 'cover') return null;
    const project = settings.get().projects.find(({ folder }) => folder === name);
    return project === undefined || project.cover === null ? null : join(project.folder, project.cover);
  };
