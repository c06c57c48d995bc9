import type { Words } from '../catalogue';
import type { app as en } from '../en/app';

export const app: Words<typeof en> = {
  title: '{{project}} · RTMLabel',
  loading: '正在启动…',
  opening: '正在打开文件夹…',
  openingCount: '正在打开文件夹… 已找到 {{count, number}} 张图片',
  openingPart: '正在打开项目… {{percent}}%',
  notices: '通知',
  dismiss: '关闭通知',
  dropTitle: '松开即可打开',
  dropHint: '图片文件夹、其中的一张图片，或模型（.pth、.onnx）',
  dropUnknown: '“{{name}}”不是文件夹、图片或模型（.pth、.onnx）。',
  dropConfig: '“{{name}}”是训练配置，须与权重文件（.pth）一起拖入。',
  dropConfigs: '一次只能使用一个配置：请把每个权重文件与其配置分别拖入。',
  dropNoPath: '拖入的内容不是本机文件。请先保存到本机，再拖入该文件。',
  keptElsewhere: '此文件夹不可写入，标注已改存到本机的应用数据文件夹。',
  crashTitle: '窗口出错了',
  crashText: '显示为“已保存”的内容都不会丢失。请重新加载后继续；如果再次出现，请发送下方的报告。',
  reload: '重新加载',
  copyReport: '复制报告',
  closeUnsaved: '有修改尚未保存',
  closeUnsavedText: '最近的修改未能写入磁盘。可以保持窗口打开并重试，或关闭窗口并放弃这些修改。',
  keepOpen: '保持打开',
  closeAnyway: '关闭并放弃修改',
};
