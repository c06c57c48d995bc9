import { ConvertRefusal } from '../refusal';
import type { Weights } from '../weights';

/** Weight and bias of a convolution that does its batch normalisation's work too; both are made when asked for. */
export interface Folded {
  readonly weight: () => Promise<Float32Array>;
  readonly bias: () => Promise<Float32Array>;
}

/**
 * Folds `key.bn` into `key.conv`: s = gamma / sqrt(var + eps), W' = W * s per output channel, b' = beta - mean * s, in
 * double precision, rounded once.
 * @throws ConvertRefusal `non-finite` from both: a variance below zero, a scale beyond float32
 */
export function foldBatchNorm(weights: Weights, key: string, epsilon: number): Folded {
  const bn = `${key}.bn`;
  const scales = async (): Promise<Float64Array> => {
    const [gamma, variance] = [await weights.read(`${bn}.weight`), await weights.read(`${bn}.running_var`)];
    return Float64Array.from(gamma, (value, at) => {
      const spread = (variance[at] as number) + epsilon;
      if (!(spread > 0)) throw new ConvertRefusal('non-finite', `${bn}.running_var`);
      return value / Math.sqrt(spread);
    });
  };
  return {
    async weight() {
      const scale = await scales();
      const values = await weights.read(`${key}.conv.weight`);
      const each = values.length / scale.length;
      for (let channel = 0, at = 0; channel < scale.length; channel++) {
        const factor = scale[channel] as number;
        for (const end = at + each; at < end; at++) values[at] = (values[at] as number) * factor;
      }
      return checked(values, `${key}.conv.weight`);
    },
    async bias() {
      const scale = await scales();
      const [beta, mean] = [await weights.read(`${bn}.bias`), await weights.read(`${bn}.running_mean`)];
      return checked(
        Float32Array.from(beta, (value, at) => value - (mean[at] as number) * (scale[at] as number)),
        bn,
      );
    },
  };
}

function checked(values: Float32Array, key: string): Float32Array {
  for (let at = 0; at < values.length; at++)
    if (!Number.isFinite(values[at])) throw new ConvertRefusal('non-finite', key);
  return values;
}
