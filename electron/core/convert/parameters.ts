import type { Architecture } from './architecture';
import type { Weights } from './weights';

/** Statistics are no learned numbers. */
const STATISTICS = /\.running_(mean|var)$/;

/**
 * Learned numbers of a network, those that are one in training counted once: head convolutions shared between levels, and
 * the box tower of RTMDet-Ins, which is its class tower.
 */
export async function countParameters(weights: Weights, arch: Architecture): Promise<number> {
  const shared = await sharesConvs(weights, arch);
  return weights.keys().reduce((sum, key) => {
    const counts = !STATISTICS.test(key) && !isCopy(key, arch, shared);
    return counts ? sum + weights.shape(key).reduce((product, side) => product * side, 1) : sum;
  }, 0);
}

function isCopy(key: string, { headPrefix, task }: Architecture, shared: boolean): boolean {
  const found = /^(cls_convs|reg_convs)\.(\d+)\.\d+\.(.*)$/.exec(
    key.startsWith(headPrefix) ? key.slice(headPrefix.length) : '',
  );
  if (found === null) return false;
  const [, tower, level, part = ''] = found;
  return (task === 'instance' && tower === 'reg_convs') || (shared && level !== '0' && part.endsWith('conv.weight'));
}

/** Files repeat shared weights for each level: equal values are the sign. */
async function sharesConvs(weights: Weights, { headPrefix }: Architecture): Promise<boolean> {
  const keys = [0, 1].map((level) => `${headPrefix}cls_convs.${level}.0.conv.weight`);
  if (!keys.every((key) => weights.has(key))) return false;
  const [first, second] = [await weights.read(keys[0] as string), await weights.read(keys[1] as string)];
  return first.length === second.length && first.every((value, at) => value === second[at]);
}
