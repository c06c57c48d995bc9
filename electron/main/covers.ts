import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsFile } from './settingsFile';

/** Pictures of the start page: the file behind an address, or null. Only what the program itself has noted is given out. */
export type Covers = (host: string, name: string) => string | null;

/** @param roots where the demo's files may lie, best first */
export const createCovers =
  (settings: SettingsFile, roots: readonly string[]): Covers =>
  (host, name) => {
    if (host === 'sample') return samplePicture(roots);
    if (host !== 'cover') return null;
    const project = settings.get().projects.find(({ folder }) => folder === name);
    return project === undefined || project.cover === null ? null : join(project.folder, project.cover);
  };

function samplePicture(roots: readonly string[]): string | null {
  for (const root of roots) {
    const images = join(root, 'models', 'demo', 'images');
    if (!existsSync(images)) continue;
    const [first] = readdirSync(images).sort();
    if (first !== undefined) return join(images, first);
  }
  return null;
}
