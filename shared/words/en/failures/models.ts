import type { ModelsFailures } from '../../../failure/codes/models';

export const modelsFailures: Record<keyof ModelsFailures, string> = {
  'models.unknown': 'There is no model “{{name}}”. `rtmlabel models list` shows what is installed and what can be.',
  'models.changed':
    'The file of the model {{name}} was changed after it was installed, so it is not loaded. Remove the model and import it again.',
  'models.missing': 'The file of the model {{name}} is gone. Remove the model and import it again.',
  'models.configAlone': '{{file}} is a training config. It belongs to a checkpoint: choose the .pth together with it.',
  'models.manyConfigs': 'One config at a time: choose each checkpoint together with its own. Chosen were {{files}}.',
  'models.twoFiles':
    '{{file}} keeps its weights in another file, {{weights}}. Save it as one (in Python: onnx.save(onnx.load("{{file}}"), "one.onnx")) and import that.',
  'models.notOfficial':
    '{{file}} has the name of an official checkpoint but not its content: SHA-256 {{found}}…, expected {{expected}}…. The download is damaged; fetch it again.',
  'models.sourceGone':
    'To change this, {{name}} has to be converted again, and its checkpoint {{file}} is not there any more. Drop the checkpoint on the window.',
};
