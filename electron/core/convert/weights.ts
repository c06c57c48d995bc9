import type { Checkpoint } from '../checkpoint/checkpoint';
import { ConvertRefusal } from './refusal';

/** Weights of the network under their canonical names (MMDetection's, without prefixes of wrappers). */
export interface Weights {
  has(key: string): boolean;
  /** Shape of a tensor. @throws ConvertRefusal `missing-key` */
  shape(key: string): readonly number[];
  /** Row-major float32 values, all finite. @throws ConvertRefusal `missing-key`, `non-finite` */
  read(key: string): Promise<Float32Array>;
  keys(): readonly string[];
}

/** What wraps or accompanies a network and is none of its weights. */
const IGNORED = /^data_preprocessor\.|\.num_batches_tracked$|^teacher\./;
const STUDENT = 'architecture.';

/**
 * Names as the network itself has them: `module.` of data-parallel training and `architecture.` of distillation go (then
 * everything outside of it is the teacher's), and what is no weight is left out.
 * @returns canonical key -> key in the file
 */
export function canonicalKeys(keys: Iterable<string>): ReadonlyMap<string, string> {
  const plain = [...keys].map((key) => [key.startsWith('module.') ? key.slice('module.'.length) : key, key] as const);
  const distilled = plain.some(([key]) => key.startsWith(STUDENT));
  const own = distilled
    ? plain
        .filter(([key]) => key.startsWith(STUDENT))
        .map(([key, original]) => [key.slice(STUDENT.length), original] as const)
    : plain;
  return new Map(own.filter(([key]) => !IGNORED.test(key)));
}

export function weightsOf(checkpoint: Checkpoint): Weights {
  const names = canonicalKeys(checkpoint.shapes.keys());
  const original = (key: string): string => {
    const found = names.get(key);
    if (found === undefined) throw new ConvertRefusal('missing-key', key);
    return found;
  };
  return {
    has: (key) => names.has(key),
    shape: (key) => checkpoint.shapes.get(original(key)) ?? [],
    keys: () => [...names.keys()],
    async read(key) {
      const values = await checkpoint.read(original(key));
      if (!allFinite(values)) throw new ConvertRefusal('non-finite', key);
      return values;
    },
  };
}

function allFinite(values: Float32Array): boolean {
  // NaN and infinities survive being multiplied by zero and added; finite values give zero.
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] as number) * 0;
  return sum === 0;
}

/** Highest whole number that follows a prefix in any key; -1 = none. */
export const highestNumber = (keys: readonly string[], prefix: string): number =>
  keys.reduce((highest, key) => {
    const value = key.startsWith(prefix) ? Number.parseInt(key.slice(prefix.length), 10) : Number.NaN;
    return value > highest ? value : highest;
  }, -1);
