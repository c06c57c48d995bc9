import type { ImageFailures } from '../../../failure/codes/image';

export const imageFailures: Record<keyof ImageFailures, string> = {
  'image.notFound': '找不到 {{file}}，可能已被移动或改名。',
  'image.broken': '{{file}} 已损坏：{{reason}}。请从来源重新复制。',
  'image.unsupported': '无法读取 {{file}}：它是 {{found}}。请转换为 JPEG 或 PNG。',
  'image.empty': '{{file}} 是空文件（0 字节）。请从来源重新复制。',
  'image.tooLarge': '{{file}} 有 {{width}} × {{height}} 像素，最多可打开 {{limit}} 百万像素。请缩小或裁剪。',
  'image.stopsDecoder': '读取 {{file}} 时两次意外中止，因此无法显示。请用其他程序重新保存这张图片。',
  'image.stopsModel':
    '检测器在处理 {{file}} 时两次意外停止，因此跳过这张图片的预测，其余图片不受影响。要再试一次，请重新加载模型。',
  'image.noPermission': '没有读取 {{file}} 的权限。请修改文件权限。',
};
