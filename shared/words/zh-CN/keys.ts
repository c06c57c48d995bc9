import type { Words } from '../catalogue';
import type { keys as en } from '../en/keys';

export const keys: Words<typeof en> = {
  mouse: '鼠标',
  'mouse.draw': '绘制框',
  'mouse.drawHow': '在空白处拖动',
  'mouse.cycle': '切换重叠的框',
  'mouse.cycleHow': '再次点击',
  'mouse.zoom': '以指针为中心缩放',
  'mouse.zoomHow': '滚轮',
  'mouse.pan': '移动图片',
  'mouse.panHow': '中键，或按住空格拖动',
};
