import type { Words } from '../catalogue';
import type { best as en } from '../en/best';

export const best: Words<typeof en> = {
  chip: '最佳 {{threshold}}',
  unknown_one: '再提交 {{count, number}} 张图片即可得出最佳阈值',
  unknown_other: '再提交 {{count, number}} 张图片即可得出最佳阈值',
  unknownAbout_one: '大约再提交 {{count, number}} 张图片，最佳阈值才足够可靠',
  unknownAbout_other: '大约再提交 {{count, number}} 张图片，最佳阈值才足够可靠',
  unknownText: '已提交的图片可以说明哪个阈值最省时间：阈值高，要删的错误框少；阈值低，要补画的漏检框少。',
  counting: '正在统计已提交的图片：{{done, number}} / {{total, number}}',
  mark: '{{name}}的最佳阈值 {{threshold}}：每张图片修改用时 {{best}}，当前阈值 {{value}} 为 {{now}}。',
  figures:
    '在 {{images}}中：{{kept}} 个框无需修改，{{tightened}} 个要调整，{{renamed}} 个要改类别，{{deleted}} 个要删除，{{added}} 个要补画。',
  click: '点击即可采用。',
  allClasses: '所有类别',
  title: '修改用时最少的阈值',
  now: '当前',
  there: '最佳',
  threshold: '阈值',
  kept: '无需修改的框',
  tightened: '要调整边缘的框',
  renamed: '要改类别的框',
  deleted: '要删除的框',
  added: '要补画的框',
  seconds: '每张图片的修改用时',
  inSeconds: '{{seconds}} 秒',
  saves: '每张图片节省 {{seconds}} 秒，剩余图片共节省约 {{duration}}。',
  same: '当前阈值同样好。',
  from_one: '依据 {{count, number}} 张已提交的图片：在您看到之前，该模型已完成预测。',
  from_other: '依据 {{count, number}} 张已提交的图片：在您看到之前，该模型已完成预测。',
  model:
    '操作用时按击键层次模型计算：画框 {{add}} 秒，删除 {{delete}} 秒，调整边缘 {{tighten}} 秒，改类别 {{rename}} 秒。',
  use: '采用 {{threshold}}',
  perClass: '单独设置了阈值的类别不计入此处，其标记见类别列表。',
};
