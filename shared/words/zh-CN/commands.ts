import type { Words } from '../catalogue';
import type { commands as en } from '../en/commands';

export const commands: Words<typeof en> = {
  drawBox: '绘制框',
  duplicateBoxes: '复制一份框',
  pasteBoxes: '粘贴框',
  repeatBoxes: '重复上一张的框',
  moveBox: '移动框',
  resizeBox: '调整框大小',
  setClass: '更改类别',
  deleteBoxes: '删除框',
  acceptPredictions: '接受预测',
  rejectPredictions: '拒绝预测',
  restorePrediction: '恢复被拒绝的预测',
  submitImage: '提交图片',
  skipImage: '跳过图片',
  reopenImage: '重新打开图片',
  addClasses: '添加类别',
  renameClass: '重命名类别',
  recolorClass: '更改类别颜色',
  moveClass: '移动类别',
  deleteClass: '删除类别',
  setBridge: '更改类别对应',
  importCoco: '导入 COCO 文件',
};
