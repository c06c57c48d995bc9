import type { Words } from '../catalogue';
import type { common as en } from '../en/common';

export const common: Words<typeof en> = {
  cancel: '取消',
  close: '关闭',
  retry: '重试',
  delete: '删除',
  undo: '撤销',
  details: '详情',
  reveal: '显示文件',
  copyList: '复制列表',
  copied: '已复制',
  copyRefused: '系统不允许复制这段文字。请点击窗口后重试。',
  or: '或',
  image_one: '{{count, number}} 张图片',
  image_other: '{{count, number}} 张图片',
  box_one: '{{count, number}} 个框',
  box_other: '{{count, number}} 个框',
  class_one: '{{count, number}} 个类别',
  class_other: '{{count, number}} 个类别',
};
