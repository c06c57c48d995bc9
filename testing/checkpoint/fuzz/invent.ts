import { Call, Named, Persistent, type PickleValue, pickled, Tuple } from '../pickleWriter';
import { rawCheckpoint } from '../writeCheckpoint';
import type { Draw } from './mutate';
import { AMPLIFIERS } from './tokens';

const NAMES = [
  ['collections', 'OrderedDict'],
  ['collections', 'Counter'],
  ['mmengine.config.config', 'ConfigDict'],
  ['torch._utils', '_rebuild_parameter'],
  ['torch', 'Size'],
  ['torch', 'device'],
  ['numpy', 'dtype'],
  ['numpy.core.multiarray', '_reconstruct'],
  ['mmengine.logging.history_buffer', 'HistoryBuffer'],
  ['builtins', 'getattr'],
  ['builtins', 'set'],
  ['os', 'system'],
] as const;

const STORAGES = ['FloatStorage', 'HalfStorage', 'BFloat16Storage', 'DoubleStorage', 'LongStorage', 'BoolStorage'];
const DTYPES = ['float32', 'float16', 'bfloat16', 'float64', 'int64', 'uint16'];
const SIZES = [0, 1, 1, 2, 3, 4, 7, 8, 16, 100, 1000, -1, 65536, 2 ** 24, 2 ** 31, 2 ** 53];
const STORED = 4096;

/** Well-formed pickles that mean odd things: what bit flips hardly ever reach. */
export async function invented(draw: Draw): Promise<Buffer> {
  const tensors = new Map<string, PickleValue>();
  for (let left = draw.length(8); left > 0; left--) tensors.set(`weight${left}`, tensor(draw));
  const stateDict = draw.chance(0.8)
    ? new Call(new Named('collections', 'OrderedDict'), new Tuple(), { items: tensors })
    : value(draw, 3);
  const object = { meta: value(draw, 4), state_dict: stateDict, message_hub: value(draw, 3) };
  const pickle = pickled(object, draw.of([2, 4]));
  const bytes = Buffer.from(Array.from({ length: STORED }, () => draw.below(256)));
  const form = draw.of(['zip', 'legacy'] as const);
  return await rawCheckpoint(
    draw.chance(0.2) ? amplified(pickle, draw) : pickle,
    { 0: bytes, 1: bytes.subarray(0, 64) },
    form,
  );
}

/** A run of one short piece where the pickle begins, whose entry has the right size: it must be read through. */
function amplified(pickle: Buffer, draw: Draw): Buffer {
  const part = draw.of(AMPLIFIERS);
  const many = Buffer.alloc(part.length * draw.length(draw.chance(0.1) ? 3_000_000 : 100_000), part);
  const at = draw.chance(0.5) ? 2 : draw.below(pickle.length);
  // A list in the memo first: pieces fetch it.
  return Buffer.concat([pickle.subarray(0, at), Buffer.from(']q\0}q\x01]q\x02', 'latin1'), many, pickle.subarray(at)]);
}

function named(draw: Draw): Named {
  const [module, name] = draw.of(NAMES);
  return new Named(module, name);
}

function tensor(draw: Draw): PickleValue {
  const type = new Named('torch', draw.of(STORAGES));
  const numel = draw.chance(0.6) ? draw.of([8, 64, 512, STORED / 4]) : draw.of(SIZES);
  const id = [
    'storage',
    type,
    draw.of(['0', '1', '0', '2', '../0']),
    'cpu',
    numel,
    ...(draw.chance(0.3) ? [null] : []),
  ];
  const dimensions = draw.chance(0.02) ? 100 : draw.below(5);
  const sizes = () =>
    new Tuple(...Array.from({ length: dimensions }, () => draw.of(draw.chance(0.8) ? SIZES.slice(0, 10) : SIZES)));
  const offset = draw.chance(0.7) ? 0 : draw.of(SIZES);
  const version = draw.of(['_rebuild_tensor', '_rebuild_tensor_v2', '_rebuild_tensor_v2', '_rebuild_tensor_v3']);
  const more = version === '_rebuild_tensor_v3' ? [new Named('torch', draw.of(DTYPES))] : [];
  return new Call(
    new Named('torch._utils', version),
    new Tuple(new Persistent(new Tuple(...id)), offset, sizes(), sizes(), false, {}, ...more),
  );
}

function value(draw: Draw, depth: number): PickleValue {
  const leaves: readonly (() => PickleValue)[] = [
    () => null,
    () => draw.chance(0.5),
    () => draw.of(SIZES),
    () => draw.next() * 1e9,
    () => draw.of(['classes', 'CLASSES', 'cfg', 'epoch', '', '猫', '__proto__', 'x'.repeat(draw.length(200_000))]),
    () => Buffer.from('bytes'),
    () => BigInt(draw.of(SIZES)) ** 3n,
  ];
  if (depth === 0 || draw.chance(0.2)) return draw.of(leaves)();
  const some = () => Array.from({ length: draw.below(5) }, () => value(draw, depth - 1));
  const keys = ['dataset_meta', 'classes', 'runtime_info', 'cfg', 'epoch', 'log_scalars', 'state_dict'];
  const branches: readonly (() => PickleValue)[] = [
    some,
    () => new Tuple(...some()),
    () => new Map(some().map((item) => [draw.of(keys), item])),
    () => new Call(named(draw), new Tuple(...some()), draw.chance(0.3) ? { state: value(draw, depth - 1) } : {}),
    () => tensor(draw),
  ];
  return draw.of(branches)();
}
