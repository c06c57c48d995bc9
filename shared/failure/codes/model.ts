export interface ModelFailures {
  'model.notFound': { file: string };
  /** Not an ONNX file onnxruntime can load. */
  'model.unloadable': { file: string; reason: string };
  /** An ONNX model, but none of the kinds we know. Both sentences describe inputs and outputs. */
  'model.unknownKind': { file: string; found: string };
  /** An export for another runtime: it needs an operator that onnxruntime does not have. `operator` = its name. */
  'model.plugin': { file: string; operator: string };
  'model.inputSize': { file: string; size: string; expected: string };
  'model.classNames': { file: string; expected: number; found: number };
  /** The device failed and nothing could be done about it. */
  'model.device': { device: string; reason: string };
  'model.none': Record<string, never>;
  /** A thread died of an image, which is tried once more. */
  'model.restarted': { file: string };
  'model.workerCrashed': { reason: string };
}
