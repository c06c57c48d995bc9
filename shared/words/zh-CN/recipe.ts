import type { Words } from '../catalogue';
import type { recipe as en } from '../en/recipe';

export const recipe: Words<typeof en> = {
  'task.detect': '检测框',
  'task.instance': '实例分割模型的检测框',
  'flavour.mmdet': 'MMDetection',
  'flavour.mmyolo': 'MMYOLO',
  'exp.on': '框分支带 exp',
  'exp.off': '框分支不带 exp',
  'why.user': '由你指定',
  'why.configFile': '同时给出的配置文件如此设置',
  'why.config': '文件内的训练配置如此设置',
  'why.instanceHead': 'RTMDet-Ins 不带 exp',
  'why.mmyoloNames': 'MMYOLO 训练时不带 exp',
  'why.tested': '在测试图片上只有这样才得到合理的框',
  'why.size': '该尺寸的官方配置如此设置',
  'check.agrees': '测试图片上的框与此一致',
  'check.contradicts': '测试图片上的框与此不符：请查看几张预测，如果框明显过大或过小，请切换此项',
  'check.unclear': '测试图片无法判断',
  'note.masksLeftOut': '这是实例分割模型：只使用其检测框，不使用掩码。',
  'note.classNamesDiffer':
    '文件中有 {{named, number}} 个类别名称，而检测头有 {{head, number}} 个类别：名称未采用，请给出正确的名称。',
  'note.configIgnored': '配置中的 {{what}} 未被采用。',
  between: '；',
};
