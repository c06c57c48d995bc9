export interface ExportFailures {
  'export.writeFailed': { file: string; reason: string };
  'export.diskFull': { file: string };
  /** The chosen target folder holds something already. */
  'export.folderNotEmpty': { folder: string };
  /** The copies would become images of the project they come from. */
  'export.insideProject': { folder: string };
  /** The target is one of the pictures. */
  'export.isImage': { file: string };
  'export.duplicateName': { first: string; second: string };
  'coco.notJson': { file: string; reason: string };
  'coco.notCoco': { file: string; reason: string };
}
