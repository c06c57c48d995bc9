export interface ProjectFailures {
  'project.notFolder': { folder: string };
  'project.noPermission': { folder: string };
  /** Another window or program has this project open. */
  'project.locked': { folder: string; by: string };
  /** Written by a newer RTMLabel: refused, never overwritten. */
  'project.newer': { file: string; version: number };
  'project.damaged': { file: string; reason: string };
  /** The last journal line was cut off by a crash before it was confirmed; it is gone. */
  'project.tornLine': { file: string };
  /** The journal is damaged in the middle: what stood behind is set aside in `copy`. */
  'project.damagedJournal': { copy: string; lines: number };
  'project.saveFailed': { file: string; reason: string };
  'project.diskFull': { file: string };
  'project.noneOpen': Record<string, never>;
  /** An export from the command line finds no model that was chosen for the folder. */
  'project.noModel': Record<string, never>;
}
