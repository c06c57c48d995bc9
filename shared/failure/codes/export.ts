export interface ExportFailures {
  'export.writeFailed': { file: string; reason: string };
  'export.diskFull': { file: string };
  'export.duplicateName': { first: string; second: string };
  'coco.notJson': { file: string; reason: string };
  'coco.notCoco': { file: string; reason: string };
}
