import type { ModelsFailures } from '../../../failure/codes/models';

export const modelsFailures: Record<keyof ModelsFailures, string> = {
  'models.unknown': '没有名为“{{name}}”的模型。`rtmlabel models list` 会列出已安装和可安装的模型。',
  'models.changed': '模型 {{name}} 的文件在安装后被改动，因此没有加载。请移除该模型并重新导入。',
  'models.missing': '模型 {{name}} 的文件不见了。请移除该模型并重新导入。',
  'models.notAModel': '{{file}} 既不是 PyTorch 权重（.pth），也不是 ONNX 模型（.onnx）。',
  'models.notOfficial':
    '{{file}} 的文件名是官方权重，但内容不符：SHA-256 为 {{found}}…，应为 {{expected}}…。下载已损坏，请重新下载。',
  'models.sourceGone': '修改此项需要重新转换 {{name}}，但其权重文件 {{file}} 已不存在。请把权重文件拖入窗口。',
};
