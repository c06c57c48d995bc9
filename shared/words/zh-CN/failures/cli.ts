import type { CliFailures } from '../../../failure/codes/cli';

export const cliFailures: Record<keyof CliFailures, string> = {
  'cli.unknownOption': '没有 {{name}} 这个选项。请看 --help。',
  'cli.unknownCommand': '没有 {{name}} 这个命令。请看 --help。',
  'cli.missing': '缺少 {{name}}。请看 --help。',
  'cli.tooMany': '{{command}} 的参数过多。含空格的名称请加引号。',
  'cli.badValue': '{{name}} 不能是 {{value}}。应为：{{expected}}',
  'cli.jsonNeedsOut': '使用 --json 时数据集需要单独的文件：请给出 --out FILE。',
  'cli.noImages': '{{folder}} 中没有图片。',
  'cli.classesFile': '无法从 {{file}} 读取类别名称：{{reason}}。请每行写一个名称。',
  'cli.classesNeeded': '{{model}} 有 {{count}} 个类别，但没有给出名称。请用 --classes FILE 提供，每行一个名称。',
  'cli.sameFile': '转换结果会覆盖 {{file}} 本身。请为 --out 选择其他文件。',
  'cli.alreadyOnnx': '{{file}} 已是 ONNX 模型，可直接使用。',
};
