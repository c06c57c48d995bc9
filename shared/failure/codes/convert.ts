/** A checkpoint that could be read but is no RTMDet that can be converted. `found` = what it is or what is wrong, in technical words. */
interface Refused {
  file: string;
  found: string;
}

export interface ConvertFailures {
  'convert.not-rtmdet': Refused;
  'convert.no-head': Refused;
  'convert.unsupported-backbone': Refused;
  'convert.unsupported-head': Refused;
  'convert.rotated': Refused;
  'convert.missing-key': Refused;
  /** Weights that no RTMDet has: another network's, or one that was changed. */
  'convert.unknown-weights': Refused;
  'convert.shape-mismatch': Refused;
  'convert.non-finite': Refused;
  /** A config file that cannot be read as literals. */
  'convert.config': { file: string; reason: string };
}
