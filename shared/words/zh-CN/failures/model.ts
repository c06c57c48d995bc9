import type { ModelFailures } from '../../../failure/codes/model';

export const modelFailures: Record<keyof ModelFailures, string> = {
  'model.notFound': '找不到模型 {{file}}，请重新选择。',
  'model.unloadable': '{{file}} 不是可加载的 ONNX 模型：{{reason}}',
  'model.unknownKind':
    '{{file}} 不是已知的 RTMDet 导出。需要原始输出图（每层一个类别图和一个框图，或每层一个 NHWC 图）、mmdeploy end2end 模型（dets、labels）或 easydeploy 模型（num_dets、boxes、scores、labels）；实际为 {{found}}。',
  'model.plugin':
    '{{file}} 是为其他运行时（TensorRT 或 mmdeploy）导出的：此处使用的 ONNX Runtime 没有其中的算子 {{operator}}。请导出为 ONNX Runtime 可用的模型，或直接打开 .pth 权重文件。',
  'model.inputSize': '{{file}} 不能以 {{size}} 运行；{{expected}}。',
  'model.classNames': '{{file}} 有 {{expected}} 个类别，但给出了 {{found}} 个名称。',
  'model.device': '{{device}} 在此无法使用：{{reason}}',
  'model.none': '尚未加载模型。请打开或拖入 RTMDet 的 ONNX 文件。',
  'model.restarted': '检测器在处理 {{file}} 时意外停止，已重新启动，并再试一次这张图片。',
  'model.workerCrashed': '检测器意外停止（{{reason}}），已重新启动。',
};
