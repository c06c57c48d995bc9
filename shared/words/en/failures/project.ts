import type { ProjectFailures } from '../../../failure/codes/project';

export const projectFailures: Record<keyof ProjectFailures, string> = {
  'project.notFolder': '{{folder}} is not a folder that can be opened.',
  'project.noPermission': '{{folder}} may not be read. Change its permissions.',
  'project.locked': '{{folder}} is open elsewhere ({{by}}). Close it there first.',
  'project.newer':
    '{{file}} was written by a newer RTMLabel (format {{version}}). Update RTMLabel; nothing was changed.',
  'project.damaged': '{{file}} was damaged: {{reason}}',
  'project.saveFailed': 'Not saved: {{file}} could not be written ({{reason}}).',
  'project.diskFull': 'Not saved: the disk with {{file}} is full. Free some space; your work is kept in the window.',
  'project.noneOpen': 'No folder is open.',
};
