import type { Words } from '../catalogue';
import type { start as en } from '../en/start';

export const start: Words<typeof en> = {
  tagline: '半自动目标检测标注。图片始终留在本机。',
  recent: '最近的项目',
  noRecentTitle: '还没有项目',
  noRecent: '打开一个图片文件夹，它就会成为项目，并显示在这里。',
  unreachable: '找不到文件夹',
  unreachableHint: '请先连接硬盘或网络共享，再重新打开。',
  forget: '从列表中移除“{{name}}”',
  newProject: '新建项目',
  dropTitle: '将图片文件夹拖到这里',
  dropText: '包含子文件夹。绝不修改您的图片。',
  chooseFolder: '选择文件夹…',
  model: '预标注模型',
  noModelTitle: '还没有模型',
  noModel: '打开 RTMDet 的权重文件或 ONNX 文件，或安装官方模型，由模型先画好框。不用模型也可以标注。',
  openModel: '打开模型…',
  orDrop: '或拖入 .pth 或 .onnx 文件',
  allModels: '全部模型…',
  modelMissing: '找不到文件',
  modelChanged: '文件已被改动',
  withoutModel: '不使用模型',
  ready: '{{device}} 可用',
  offline: '离线可用 · 图片不会上传',
  shortcuts: '快捷键',
  progress: '已完成 {{done, number}} / {{total, number}} 张图片',
};
