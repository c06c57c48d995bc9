import type { CheckpointFailures } from '../../../failure/codes/checkpoint';

export const checkpointFailures: Record<keyof CheckpointFailures, string> = {
  'checkpoint.empty': '{{file}} is empty ({{found}}). Download or copy it again.',
  'checkpoint.not-a-checkpoint': '{{file}} is not a PyTorch checkpoint: it is {{found}}.',
  'checkpoint.truncated': '{{file}} is incomplete ({{found}}). Download or copy it again.',
  'checkpoint.tar-format': '{{file}} is in {{found}}. Load it with an old PyTorch and save it again.',
  'checkpoint.endianness': '{{file}} was written on a {{found}} machine and cannot be read.',
  'checkpoint.zip-structure': '{{file}} is damaged: its archive has {{found}}. Download or copy it again.',
  'checkpoint.zip-method':
    '{{file}} was packed again by another program ({{found}}). Use the file as PyTorch saved it.',
  'checkpoint.zip-overlap': '{{file}} is refused: parts of its archive overlap ({{found}}). PyTorch never writes that.',
  'checkpoint.global-not-allowed':
    '{{file}} is refused: it names Python code ({{found}}) that weights never need. It is a whole pickled model or something harmful; save only the state_dict. Nothing was executed.',
  'checkpoint.getattr-not-allowed':
    '{{file}} is refused: it reaches for Python internals ({{found}}). Nothing was executed.',
  'checkpoint.opcode-not-allowed': '{{file}} is refused: {{found}} is none that PyTorch writes. Nothing was executed.',
  'checkpoint.malformed': '{{file}} is damaged: {{found}}.',
  'checkpoint.limit': '{{file}} is refused: it holds {{found}}, far more than any RTMDet.',
  'checkpoint.bounds': '{{file}} is damaged: {{found}}.',
  'checkpoint.missing-storage': '{{file}} is incomplete: {{found}} is missing. Download or copy it again.',
};
