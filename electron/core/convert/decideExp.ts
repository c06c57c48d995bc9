import type { ExpReason, ModelSize } from '../../../shared/models/recipe';
import type { Architecture } from './architecture';
import type { ConfigFacts } from './config/facts';

/** Sizes whose official MMDetection configs set `exp_on_reg=True`. */
const EXP_SIZES: ReadonlySet<ModelSize | null> = new Set(['m', 'l', 'x']);

export interface ExpChoice {
  readonly exp: boolean;
  readonly reason: ExpReason;
}

/**
 * Whether exp() stands behind the box branch: no weight shows it. In order: the person's word, a config file given with
 * the checkpoint, the config inside the checkpoint, RTMDet-Ins (never), MMYOLO's names (never), the habit of the
 * official size.
 */
export function decideExp(
  arch: Architecture,
  given: boolean | null,
  beside: ConfigFacts | null,
  inside: ConfigFacts | null,
): ExpChoice {
  if (given !== null) return { exp: given, reason: 'user' };
  if (arch.task === 'instance') return { exp: false, reason: 'instanceHead' };
  if (beside?.expOnReg !== undefined) return { exp: beside.expOnReg, reason: 'configFile' };
  if (inside?.expOnReg !== undefined) return { exp: inside.expOnReg, reason: 'config' };
  if (arch.flavour === 'mmyolo') return { exp: false, reason: 'mmyoloNames' };
  return { exp: EXP_SIZES.has(arch.size), reason: 'size' };
}
