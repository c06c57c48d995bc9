export interface ProjectFailures {
  'project.notFolder': { folder: string };
  'project.noPermission': { folder: string };
  /** Another window or program has this project open. */
  'project.locked': { folder: string; by: string };
  /** Written by a newer RTMLabel: refused, never overwritten. */
  'project.newer': { file: string; version: number };
  'project.damaged': { file: string; reason: string };
  'project.saveFailed': { file: string; reason: string };
  'project.diskFull': { file: string };
  'project.noneOpen': Record<string, never>;
}
