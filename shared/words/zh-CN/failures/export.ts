import type { ExportFailures } from '../../../failure/codes/export';

export const exportFailures: Record<keyof ExportFailures, string> = {
  'export.writeFailed': '无法写入 {{file}}：{{reason}}。请选择其他位置。',
  'export.diskFull': '{{file}} 所在磁盘已满。请释放空间或选择其他位置。',
  'export.folderNotEmpty': '{{folder}} 不是空文件夹。请选择新的或空的文件夹。',
  'export.insideProject': '{{folder}} 位于图片文件夹之内。请选择其外部的位置。',
  'export.isImage': '{{file}} 是其中一张图片，不会被覆盖。请换一个名称。',
  'export.duplicateName': '{{first}} 与 {{second}} 会得到相同的文件名。请改为保留子文件夹导出。',
  'coco.notJson': '{{file}} 不是有效的 JSON：{{reason}}',
  'coco.notCoco': '{{file}} 不是 COCO 检测文件：{{reason}}',
};
