import type { ModelFailures } from '../../../failure/codes/model';

export const modelFailures: Record<keyof ModelFailures, string> = {
  'model.notFound': 'The model {{file}} is not there any more. Choose it again.',
  'model.unloadable': '{{file}} is not an ONNX model that can be loaded: {{reason}}',
  'model.unknownKind':
    '{{file}} is not an RTMDet export we know. Expected raw head maps (one class and one box map per level, or one NHWC map per level) or an mmdeploy end2end model (dets, labels) or an easydeploy model (num_dets, boxes, scores, labels); found {{found}}.',
  'model.plugin':
    '{{file}} was exported for another runtime (TensorRT or mmdeploy): ONNX Runtime, which runs models here, does not have its operator {{operator}}. Export it for ONNX Runtime, or open the .pth checkpoint itself.',
  'model.inputSize': '{{file}} cannot run at {{size}}; {{expected}}.',
  'model.classNames': '{{file}} has {{expected}} classes, but {{found}} names were given.',
  'model.device': '{{device}} does not work here: {{reason}}',
  'model.none': 'No model is loaded. Open or drop an RTMDet ONNX file.',
  'model.restarted':
    'The detector stopped unexpectedly at {{file}}. It was started again, and the image is tried once more.',
  'model.workerCrashed': 'The detector stopped unexpectedly ({{reason}}). It was started again.',
};
