import type { ExportFailures } from '../../../failure/codes/export';

export const exportFailures: Record<keyof ExportFailures, string> = {
  'export.writeFailed': '无法写入 {{file}}：{{reason}}。请选择其他位置。',
  'export.diskFull': '{{file}} 所在磁盘已满。请释放空间或选择其他位置。',
  'export.duplicateName': '{{first}} 与 {{second}} 会得到相同的文件名。请改为保留子文件夹导出。',
  'coco.notJson': '{{file}} 不是有效的 JSON：{{reason}}',
  'coco.notCoco': '{{file}} 不是 COCO 检测文件：{{reason}}',
};
