import type { LabelStudioPlaces } from '../../places';
import { labelStudio } from '../labelStudio';

export const inWindow: LabelStudioPlaces = {
  root: `在 Label Studio 面板的“${labelStudio.roots}”中添加图片所在的文件夹`,
  address: `在 Label Studio 面板的“${labelStudio.url}”中填写 Label Studio 的地址`,
  token: `粘贴到 Label Studio 面板的“${labelStudio.token}”中`,
  again: '重新开始',
};

export const byCommand: LabelStudioPlaces = {
  root: '用 --document-root 指定图片所在的文件夹',
  address: '用 --label-studio-url 指定 Label Studio 的地址',
  token: '用 --token 或环境变量 LABEL_STUDIO_API_KEY 传入',
  again: '再次运行同一命令',
};
