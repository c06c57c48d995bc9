import type { ExportFailures } from '../../../failure/codes/export';

export const exportFailures: Record<keyof ExportFailures, string> = {
  'export.writeFailed': '{{file}} could not be written: {{reason}}. Choose another place.',
  'export.diskFull': 'The disk with {{file}} is full. Free some space or choose another place.',
  'export.folderNotEmpty': '{{folder}} is not empty. Choose a new or an empty folder.',
  'export.insideProject': '{{folder}} is inside the folder with the images. Choose a place outside of it.',
  'export.isImage': '{{file}} is one of the images and is not overwritten. Choose another name.',
  'export.duplicateName': '{{first}} and {{second}} would get the same name. Export with sub-folders instead.',
  'coco.notJson': '{{file}} is not valid JSON: {{reason}}',
  'coco.notCoco': '{{file}} is not a COCO detection file: {{reason}}',
};
