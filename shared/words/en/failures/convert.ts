import type { ConvertFailures } from '../../../failure/codes/convert';

export const convertFailures: Record<keyof ConvertFailures, string> = {
  'convert.not-rtmdet':
    '{{file}} is not an RTMDet checkpoint: {{found}}. Choose a .pth of RTMDet from MMDetection or MMYOLO.',
  'convert.no-head':
    '{{file}} has no detection head: {{found}}. It is a backbone or classifier to start training from; choose the checkpoint of a trained detector.',
  'convert.unsupported-backbone':
    '{{file}} has an RTMDet head on another backbone ({{found}}). Only CSPNeXt, the backbone of the official sizes, can be converted.',
  'convert.unsupported-head': '{{file}} has a head that cannot be converted: {{found}}.',
  'convert.rotated':
    '{{file}} is a rotated RTMDet ({{found}}): it finds turned boxes, and this program labels upright ones. Choose a checkpoint of plain RTMDet.',
  'convert.missing-key': '{{file}} is not complete: the weights {{found}} are missing. Copy or save it again.',
  'convert.unknown-weights':
    '{{file}} is an RTMDet that was changed: it has weights that no official size has ({{found}}), so its boxes would be wrong. Export it to ONNX with MMDeploy and open that.',
  'convert.shape-mismatch': '{{file}} does not fit together: {{found}}.',
  'convert.non-finite':
    '{{file}} holds numbers that no network can use ({{found}}). The training has diverged; choose an earlier checkpoint.',
  'convert.config': '{{file}} cannot be read as an MMDetection config: {{reason}}.',
};
