import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findStateDir } from './stateDir';

/** What can be computed again. The `.frozen` beside it cannot: it tells which images a person judged with predictions before them. */
const COMPUTED = /^(.+)\.(?:pack|index|survivors)$/;

export interface CandidateFile {
  readonly path: string;
  readonly bytes: number;
  /** Of `candidateKey`: model and input size. */
  readonly key: string;
}

/** Files with what models have said of a project's images. */
export async function candidateFiles(stateDir: string): Promise<readonly CandidateFile[]> {
  const folder = join(stateDir, 'candidates');
  const found: CandidateFile[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const [, key] = COMPUTED.exec(name) ?? [];
    if (key === undefined) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts?.isFile()) found.push({ path, key, bytes: facts.size });
  }
  return found;
}

/**
 * Where projects keep their files: those of image folders, and those in the app's data folder.
 * @param folders image folders
 */
export async function stateDirs(folders: readonly string[], dataDir: string): Promise<readonly string[]> {
  const inside = await Promise.all(folders.map((folder) => findStateDir(folder, dataDir).catch(() => null)));
  const projects = join(dataDir, 'projects');
  const elsewhere = (await readdir(projects).catch(() => [])).map((name) => join(projects, name));
  return [...new Set([...inside.filter((dir) => dir !== null), ...elsewhere])];
}
