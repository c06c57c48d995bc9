import type { Words } from '../catalogue';
import type { common as en } from '../en/common';

export const common: Words<typeof en> = {
  cancel: '取消',
  close: '关闭',
  retry: '重试',
  open: '打开…',
  delete: '删除',
  undo: '撤销',
  redo: '重做',
  ok: '确定',
  details: '详情',
  image_one: '{{count}} 张图像',
  image_other: '{{count}} 张图像',
  box_one: '{{count}} 个框',
  box_other: '{{count}} 个框',
  class_one: '{{count}} 个类别',
  class_other: '{{count}} 个类别',
};
