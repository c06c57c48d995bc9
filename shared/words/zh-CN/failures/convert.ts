import type { ConvertFailures } from '../../../failure/codes/convert';

export const convertFailures: Record<keyof ConvertFailures, string> = {
  'convert.not-rtmdet': '{{file}} 不是 RTMDet 权重：{{found}}。请选择 MMDetection 或 MMYOLO 的 RTMDet .pth 文件。',
  'convert.no-head': '{{file}} 没有检测头：{{found}}。它是用于开始训练的骨干或分类网络，请选择训练好的检测器权重。',
  'convert.unsupported-backbone':
    '{{file}} 的 RTMDet 检测头接在其他骨干网络上（{{found}}）。只能转换官方各尺寸使用的 CSPNeXt 骨干。',
  'convert.unsupported-head': '{{file}} 的检测头无法转换：{{found}}。',
  'convert.rotated': '{{file}} 是旋转框 RTMDet（{{found}}），而本程序标注水平框。请选择普通 RTMDet 的权重。',
  'convert.missing-key': '{{file}} 不完整：缺少权重 {{found}}。请重新复制或保存。',
  'convert.unknown-weights':
    '{{file}} 是改动过的 RTMDet：含有官方结构没有的权重（{{found}}），检测框会出错。请用 MMDeploy 导出为 ONNX 后再打开。',
  'convert.shape-mismatch': '{{file}} 内部不一致：{{found}}。',
  'convert.non-finite': '{{file}} 含有网络无法使用的数值（{{found}}）。训练已发散，请选择更早的权重。',
  'convert.config': '无法把 {{file}} 作为 MMDetection 配置读取：{{reason}}。',
};
