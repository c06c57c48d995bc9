import type { ModelsFailures } from '../../../failure/codes/models';

export const modelsFailures: Record<keyof ModelsFailures, string> = {
  'models.unknown': '没有名为“{{name}}”的模型。`rtmlabel models list` 会列出已安装和可安装的模型。',
  'models.changed': '模型 {{name}} 的文件在安装后被改动，因此没有加载。请移除该模型并重新导入。',
  'models.missing': '模型 {{name}} 的文件不见了。请移除该模型并重新导入。',
  'models.configAlone': '{{file}} 是训练配置，须与权重文件（.pth）一起选择。',
  'models.manyConfigs': '一次只能使用一个配置：请把每个权重文件与其配置分别选择。所选为 {{files}}。',
  'models.twoFiles':
    '{{file}} 的权重存放在另一个文件 {{weights}} 中。请合并为一个文件（Python：onnx.save(onnx.load("{{file}}"), "one.onnx")）后再导入。',
  'models.notOfficial':
    '{{file}} 的文件名是官方权重，但内容不符：SHA-256 为 {{found}}…，应为 {{expected}}…。下载已损坏，请重新下载。',
  'models.sourceGone': '修改此项需要重新转换 {{name}}，但其权重文件 {{file}} 已不存在。请把权重文件拖入窗口。',
};
