/** Weights and pictures made by a formula: see `formula-weights.md` of the reference data, sections 1 and 2. */
export interface Variant {
  readonly flavour: 'mmdet' | 'mmyolo' | 'mmrotate';
  readonly size: string;
  readonly num_classes: number;
  readonly arch: 'P5' | 'P6';
  readonly share_conv: boolean;
  readonly with_objectness: boolean;
  readonly head: 'det' | 'ins' | 'rot';
  readonly reg_activation: 'none' | 'exp' | 'relu';
  readonly unique_parameters: number;
  readonly state_dict_keys: number;
  readonly bn_variance: Readonly<Record<string, number>>;
  readonly tensors: Readonly<Record<string, readonly number[]>>;
  readonly runs: readonly { readonly input_size: number; readonly maps: Readonly<Record<string, GoldenMap>> }[];
}

export interface GoldenMap {
  readonly shape: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly index: readonly number[];
  readonly value: readonly number[];
}

const encoder = new TextEncoder();

/** FNV-1a, 32 bits. */
function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

function bits(seed: number, index: number): number {
  let z = seed ^ Math.imul(index, 0x9e3779b9);
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

/** Lowest and highest value of a tensor. */
function rangeOf(key: string, shape: readonly number[], variance: number): readonly [number, number] {
  if (shape.length === 4) {
    const [, inputs = 1, height = 1, width = 1] = shape;
    const limit = gainOf(key) * Math.sqrt(3 / (inputs * height * width));
    return [-limit, limit];
  }
  const root = Math.sqrt(variance);
  if (key.endsWith('.bn.weight')) return [0.8, 1.2];
  if (key.endsWith('.bn.bias')) return [-0.2, 0.2];
  if (key.endsWith('.bn.running_mean')) return [-0.3 * root, 0.3 * root];
  if (key.endsWith('.bn.running_var')) return [0.7 * variance, 1.3 * variance];
  if (key.endsWith('.attention.fc.bias')) return [-1, 1];
  if (/\.rtm_cls\.\d+\.bias$/.test(key)) return [-5, -3];
  if (/\.rtm_reg\.\d+\.bias$/.test(key)) return [0.5, 1.5];
  return [-0.5, 0.5];
}

function gainOf(key: string): number {
  if (key.endsWith('.conv.weight')) return 0.2;
  if (key.includes('.attention.fc.')) return 2;
  if (key.includes('.rtm_cls.') || key.includes('.rtm_obj.')) return 1.5;
  return key.includes('.rtm_reg.') ? 0.5 : 1;
}

/** The key whose seed a tensor has: tensors that are one in the network share it. */
export function seedKeyOf(key: string, { share_conv, head }: Variant): string {
  const own = head === 'ins' ? key.replace('.reg_convs.', '.cls_convs.') : key;
  if (!share_conv) return own;
  return own.replace(/\.(cls_convs|reg_convs)\.\d+\.(\d+)\.conv\.weight$/, '.$1.0.$2.conv.weight');
}

/** One tensor of a variant, row-major float32. */
export function tensorOf(key: string, shape: readonly number[], variant: Variant): Float32Array {
  const layer = key.replace(/\.bn\.running_(mean|var)$/, '');
  const named = variant.head === 'ins' ? layer.replace('.reg_convs.', '.cls_convs.') : layer;
  const variance = variant.bn_variance[layer] ?? variant.bn_variance[named] ?? Number.NaN;
  const [low, high] = rangeOf(key, shape, variance);
  const seed = seedOf(seedKeyOf(key, variant));
  const values = new Float32Array(shape.reduce((product, side) => product * side, 1));
  for (let at = 0; at < values.length; at++) values[at] = low + (high - low) * ((bits(seed, at) >>> 8) / 16777216);
  return values;
}

/** size x size x 3, uint8, rows, B, G, R. `size` is a multiple of 32. */
export function formulaPicture(size: number): Uint8Array {
  const coarse = seedOf('image.coarse');
  const fine = seedOf('image.fine');
  const cells = size / 32;
  const picture = new Uint8Array(size * size * 3);
  for (let y = 0, at = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      for (let c = 0; c < 3; c++, at++) {
        const cell = ((y >> 5) * cells + (x >> 5)) * 3 + c;
        picture[at] = (3 * (bits(coarse, cell) >>> 24) + (bits(fine, at) >>> 24)) >> 2;
      }
  return picture;
}
