import type { Words } from '../catalogue';
import type { status as en } from '../en/status';

export const status: Words<typeof en> = {
  bar: '状态',
  saved: '所有修改已保存',
  saving: '正在保存…',
  notSaved: '未保存',
  notSavedHint: '您的工作仍保留在此窗口中，请重试。',
  retry: '重新保存',
  latency: '{{milliseconds, number}} 毫秒',
  fromCache: '已有结果',
  predicting: '正在预测…',
  cursor: '光标',
  box: '选中的框',
  light: '亮度和对比度',
  zoom: '缩放',
};
