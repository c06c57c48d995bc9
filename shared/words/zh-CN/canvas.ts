import type { Words } from '../catalogue';
import type { canvas as en } from '../en/canvas';

export const canvas: Words<typeof en> = {
  label: '图像与标注框',
  cannotShow: '无法显示此图像',
  loading: '正在加载…',
  size: '{{width}} × {{height}}',
  noticeAdoptedClasses_one: '项目还没有类别，已采用模型的 {{count}} 个类别。',
  noticeAdoptedClasses_other: '项目还没有类别，已采用模型的 {{count}} 个类别。',
  noticeDeleted_one: '已删除 {{count}} 个框',
  noticeDeleted_other: '已删除 {{count}} 个框',
  noticePasted_one: '已粘贴 {{count}} 个框',
  noticePasted_other: '已粘贴 {{count}} 个框',
  noticeRepeated_one: '已从上一张图像复制 {{count}} 个框',
  noticeRepeated_other: '已从上一张图像复制 {{count}} 个框',
  noticeCopied_one: '已复制 {{count}} 个框',
  noticeCopied_other: '已复制 {{count}} 个框',
  noticeNothingToRepeat: '上一张图像没有框。',
  noticeNoClass: '还没有类别。请先在右侧添加类别，再绘制框。',
  noticeStillPredicting: '模型仍在处理这张图片，请稍后提交。',
  noticeLastImage: '这已是列表中的最后一张图像。',
};
