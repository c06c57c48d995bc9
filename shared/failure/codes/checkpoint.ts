/** Why a `.pth` is refused. `found` = what was met, in technical words (a global's name, an offset). */
interface Refused {
  file: string;
  found: string;
}

export interface CheckpointFailures {
  'checkpoint.empty': Refused;
  'checkpoint.not-a-checkpoint': Refused;
  'checkpoint.truncated': Refused;
  'checkpoint.tar-format': Refused;
  'checkpoint.endianness': Refused;
  'checkpoint.zip-structure': Refused;
  'checkpoint.zip-method': Refused;
  'checkpoint.zip-overlap': Refused;
  'checkpoint.global-not-allowed': Refused;
  'checkpoint.getattr-not-allowed': Refused;
  'checkpoint.opcode-not-allowed': Refused;
  'checkpoint.malformed': Refused;
  'checkpoint.limit': Refused;
  'checkpoint.bounds': Refused;
  'checkpoint.missing-storage': Refused;
}
