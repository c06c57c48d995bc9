import type { ProjectFailures } from '../../../failure/codes/project';

export const projectFailures: Record<keyof ProjectFailures, string> = {
  'project.notFolder': '{{folder}} is not a folder that can be opened.',
  'project.noPermission': '{{folder}} may not be read. Change its permissions.',
  'project.locked': '{{folder}} is open elsewhere ({{by}}). Close it there first.',
  'project.newer':
    '{{file}} was written by a newer RTMLabel (format {{version}}). Update RTMLabel; nothing was changed.',
  'project.damaged': '{{file}} was damaged: {{reason}}',
  'project.tornLine':
    'The program was cut off while it wrote the last step to {{file}}. That step had not been confirmed and is gone; everything before it is there.',
  'project.damagedJournal':
    'The journal of this project is damaged: {{lines, number}} lines could not be read. They are kept in {{copy}}; everything before them is there.',
  'project.saveFailed': 'Not saved: {{file}} could not be written ({{reason}}).',
  'project.diskFull': 'Not saved: the disk with {{file}} is full. Free some space; your work is kept in the window.',
  'project.noneOpen': 'No folder is open.',
  'project.noModel':
    'No model has been chosen for this folder. Open it in the window, choose one and auto-label first.',
};
