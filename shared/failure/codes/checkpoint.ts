/**
 * Why a `.pth` is refused. `found` = what was met, readable in any language: names of the file, numbers, offsets in it.
 */
interface Refused {
  file: string;
  found: string;
}

export interface CheckpointFailures {
  'checkpoint.missing': Refused;
  'checkpoint.no-permission': Refused;
  'checkpoint.not-a-file': Refused;
  'checkpoint.unreadable': Refused;
  'checkpoint.changed': Refused;
  'checkpoint.empty': Refused;
  'checkpoint.not-a-checkpoint': Refused;
  'checkpoint.web-page': Refused;
  'checkpoint.lfs-pointer': Refused;
  'checkpoint.safetensors': Refused;
  'checkpoint.onnx': Refused;
  'checkpoint.torchscript': Refused;
  'checkpoint.plain-pickle': Refused;
  'checkpoint.packed': Refused;
  'checkpoint.other-zip': Refused;
  'checkpoint.tar-format': Refused;
  'checkpoint.pickled-model': Refused;
  'checkpoint.endianness': Refused;
  'checkpoint.truncated': Refused;
  'checkpoint.malformed': Refused;
  'checkpoint.bounds': Refused;
  'checkpoint.missing-storage': Refused;
  'checkpoint.zip-structure': Refused;
  'checkpoint.zip-method': Refused;
  'checkpoint.zip-overlap': Refused;
  'checkpoint.global-not-allowed': Refused;
  'checkpoint.getattr-not-allowed': Refused;
  'checkpoint.opcode-not-allowed': Refused;
  'checkpoint.limit': Refused;
}
