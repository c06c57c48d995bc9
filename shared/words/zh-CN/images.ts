import type { Words } from '../catalogue';
import type { images as en } from '../en/images';

export const images: Words<typeof en> = {
  title: '图片',
  list: '项目中的图片',
  filter: '按文件名筛选',
  clearFilter: '清除筛选',
  filterStatus: '按状态显示',
  'status.unseen': '未看',
  'status.inProgress': '进行中',
  'status.done': '已完成',
  'status.skipped': '已跳过',
  'status.problem': '无法读取',
  statusCount: '{{status}}：{{count, number}}',
  progress: '已完成 {{done, number}} / {{total, number}}',
  verifiedEmpty: '确认无目标',
  lowest: '最低分 {{score}}',
  emptyTitle: '此文件夹中没有图片',
  empty: '这里会列出 JPEG、PNG、WebP、BMP、TIFF、GIF 和 AVIF 文件（含子文件夹）。请放入图片后重新打开文件夹。',
  resize: '图片列表宽度',
  show: '显示图片列表',
  hide: '隐藏图片列表',
};
