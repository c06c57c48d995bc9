import type { LabelStudioFailures } from '../../../failure/codes/labelstudio';

export const labelStudioFailures: Record<keyof LabelStudioFailures, string> = {
  'labelstudio.config':
    '无法读取此 Label Studio 项目的标注配置：{{reason}}。请在 Label Studio 的 Settings › Labeling Interface › Code 中修正。',
};
