import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../shared/failure/failure';
import { Call, Named, Persistent, type PickleValue, pickled, Tuple } from '../../../testing/checkpoint/pickleWriter';
import { rawCheckpoint } from '../../../testing/checkpoint/writeCheckpoint';
import { sourceOf } from './byteSource';
import { openCheckpointFrom } from './checkpoint';

/** Reads a file whole: its number of tensors, or the code of the refusal without `checkpoint.`. */
async function outcomeOf(file: Uint8Array): Promise<string | number> {
  try {
    const checkpoint = await openCheckpointFrom(sourceOf(file), 'a.pth');
    for (const key of checkpoint.shapes.keys()) await checkpoint.read(key);
    return checkpoint.shapes.size;
  } catch (error) {
    return failureOf(error).code.replace('checkpoint.', '');
  }
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
/** A pickle of protocol 2 whose memo holds a list, a dictionary and a list, and then `body`. */
const pickleOf = (body: Buffer): Buffer => Buffer.concat([latin1('\x80\x02]q\0}q\x01]q\x02'), body, latin1('}.')]);
const times = (count: number, part: string): Buffer => Buffer.alloc(part.length * count, latin1(part));

describe('pickles that would take more than they are worth', () => {
  it.each([
    ['dictionaries on the stack', times(2e6, '}'), 'limit'],
    ['values on the stack', times(2e6, 'N'), 'limit'],
    ['marks', times(2e6, '('), 'limit'],
    ['copies of the uppermost value', times(2e6, '2'), 'limit'],
    ['nested tuples', times(2e6, '2\x85'), 'limit'],
    ['lists that are dropped again', times(2e6, ']0'), 'limit'],
    ['a list that grows by itself', times(4e6, 'h\0a'), 'limit'],
    ['one-byte texts of many kinds', times(2e6, 'C\0'), 'limit'],
    ['a memo index without what is before it', latin1('Nr\xf0\xff\xff\xff'), 'limit'],
    // Found by the fuzzer: five million empty places for a pickle of 280 kB.
    ['a memo index beyond the pickle', Buffer.concat([times(280_000, 'N0'), latin1('Nr\x00\x18\x4a\x00')]), 'limit'],
    ['dictionaries made of one list, again and again', manyCopies(), 'limit'],
    // Found by the fuzzer: seconds for a few megabytes.
    ['names that are dropped again', times(1.2e6, 'ctorch\nSize\n0'), 'limit'],
    ['steps that cost nothing', times(1e6, 'N0'), 0],
    ['a number of a thousand bytes', Buffer.concat([latin1('\x8b\xe8\x03\0\0'), Buffer.alloc(1000, 0x7f)]), 0],
  ] as const)('%s', async (_, body, outcome) => {
    expect(await outcomeOf(await rawCheckpoint(pickleOf(body)))).toBe(outcome);
  });

  /** Ten thousand pairs in list 0; then `OrderedDict(list 0)` as often. */
  function manyCopies(): Buffer {
    const pairs = Buffer.concat([latin1('h\0('), times(10_000, 'X\x01\0\0\0aN\x86'), latin1('e0')]);
    return Buffer.concat([pairs, times(10_000, 'ccollections\nOrderedDict\nh\0\x85R0')]);
  }
});

describe('tensors', () => {
  const storage = (type: string, numel: number): Persistent =>
    new Persistent(new Tuple('storage', new Named('torch', type), '0', 'cpu', numel));
  const view = (of: PickleValue, ...args: readonly PickleValue[]): Call =>
    new Call(new Named('torch._utils', '_rebuild_tensor_v2'), new Tuple(of, ...args));
  const floats = storage('FloatStorage', 64);
  const bytes = new Uint8Array(256);
  const many = (count: number, value: PickleValue): Map<string, PickleValue> =>
    new Map(Array.from({ length: count }, (_, i) => [`weight${i}`, value]));
  const huge = new Tuple(...new Array<number>(40).fill(2 ** 28));
  const ones = (count: number): Tuple => new Tuple(...new Array<number>(count).fill(1));
  const untyped = new Persistent(new Tuple('storage', new Named('torch.storage', 'UntypedStorage'), '0', 'cpu', 256));
  const v3 = (dtype: PickleValue, count: number): Call =>
    new Call(
      new Named('torch._utils', '_rebuild_tensor_v3'),
      new Tuple(untyped, 0, new Tuple(count), new Tuple(1), false, {}, dtype),
    );

  it.each<readonly [string, ReadonlyMap<string, PickleValue>, string | number]>([
    ['of as many elements as there are', many(1, view(floats, 0, new Tuple(64), new Tuple(1))), 1],
    ['of one more', many(1, view(floats, 0, new Tuple(65), new Tuple(1))), 'bounds'],
    ['that begin behind the end', many(1, view(floats, 64, new Tuple(1), new Tuple(1))), 'bounds'],
    ['that are empty wherever they begin', many(1, view(floats, 64, new Tuple(0), new Tuple(1))), 1],
    [
      'of a repeated value, as large as any of RTMDet',
      many(1, view(floats, 0, new Tuple(4096, 4096), new Tuple(0, 0))),
      1,
    ],
    ['of a repeated value, larger', many(1, view(floats, 0, new Tuple(4097, 4096), new Tuple(0, 0))), 'limit'],
    ['whose size is beyond any number', many(1, view(floats, 0, huge, huge)), 'limit'],
    ['whose size would be, times nothing', many(1, view(floats, 0, new Tuple(2 ** 40, 0), new Tuple(1, 1))), 'limit'],
    ['of 64 dimensions', many(1, view(floats, 0, ones(64), ones(64))), 1],
    ['of 65 dimensions', many(1, view(floats, 0, ones(65), ones(65))), 'limit'],
    ['that are repeated in thousands', many(17, view(floats, 0, new Tuple(4096, 4096), new Tuple(0, 0))), 'limit'],
    ['with fractions of elements', many(1, view(floats, 0.5, new Tuple(1), new Tuple(1))), 'malformed'],
    ['without a storage', many(1, view(null, 0, new Tuple(1), new Tuple(1))), 'malformed'],
    ['whose negation is put off', many(1, view(floats, 0, ones(1), ones(1), false, {}, { neg: true })), 'malformed'],
    [
      'of a storage that is described twice',
      new Map([...many(1, view(floats, 0, ones(1), ones(1))), ['b', storage('HalfStorage', 64)]]),
      'malformed',
    ],
    ['that bring their type', many(1, v3(new Named('torch', 'float64'), 32)), 1],
    ['that bring their type and are too long for it', many(1, v3(new Named('torch', 'float64'), 33)), 'bounds'],
    ['that bring a type nobody needs', many(1, v3(new Named('torch', 'uint16'), 1)), 'global-not-allowed'],
    [
      'inside of a parameter',
      many(
        1,
        new Call(
          new Named('torch._utils', '_rebuild_parameter'),
          new Tuple(view(floats, 0, ones(1), ones(1)), true, {}),
        ),
      ),
      1,
    ],
    [
      'that are missing in a parameter',
      many(1, new Call(new Named('torch._utils', '_rebuild_parameter'), new Tuple(7, true, {}))),
      'malformed',
    ],
    [
      'that are sparse',
      many(1, new Call(new Named('torch._utils', '_rebuild_sparse_tensor'), new Tuple())),
      'global-not-allowed',
    ],
  ])('%s', async (_, stateDict, outcome) => {
    const file = await rawCheckpoint(pickled({ state_dict: stateDict }, 2), { 0: bytes });
    expect(await outcomeOf(file)).toBe(outcome);
  });

  it('of type float64 over untyped bytes give their values', async () => {
    const doubles = new Uint8Array(new Float64Array([1.5, -2]).buffer);
    const pickle = pickled({ state_dict: many(1, v3(new Named('torch', 'float64'), 2)) }, 2);
    const checkpoint = await openCheckpointFrom(
      sourceOf(await rawCheckpoint(pickle, { 0: Buffer.concat([doubles, new Uint8Array(240)]) })),
      'a.pth',
    );
    expect([...(await checkpoint.read('weight0'))]).toEqual([1.5, -2]);
  });
});

describe('facts', () => {
  it.each<readonly [string, PickleValue, readonly string[] | null]>([
    ['one class without a list', { dataset_meta: { classes: 'cat' } }, ['cat']],
    ['the older name', { dataset_meta: { CLASSES: new Tuple('cat', 'dog') } }, ['cat', 'dog']],
    ['the oldest place', { CLASSES: ['cat'] }, ['cat']],
    [
      'a configuration object',
      new Call(new Named('mmengine.config.config', 'ConfigDict'), new Tuple({ CLASSES: ['a'] })),
      ['a'],
    ],
    ['numbers are no names', { CLASSES: ['cat', 1] }, null],
    ['more names than there are words', { CLASSES: new Array<string>(10_001).fill('a') }, null],
    ['a name that is a novel', { CLASSES: ['x'.repeat(1001)] }, null],
  ])('%s', async (_, meta, classNames) => {
    const file = await rawCheckpoint(pickled({ meta, state_dict: {} }, 2));
    const checkpoint = await openCheckpointFrom(sourceOf(file), 'a.pth');
    expect(checkpoint.metadata.classNames).toEqual(classNames);
  });
});
