import { Call, Named, type PickleValue, pickled, Tuple } from './pickleWriter';
import { intoFile, intoMemory, type Sink } from './sink';
import { type Storage, Storages, type TensorToWrite } from './storages';
import { adamW, messageHub } from './trainingState';
import { ZipArchive } from './zipArchive';

export type { PickleValue } from './pickleWriter';
export type { TensorToWrite } from './storages';

/** Content of a `.pth` file. */
export interface CheckpointToWrite {
  /** The state dict, in file order. */
  readonly tensors: ReadonlyMap<string, TensorToWrite>;
  /** Put before every key, e.g. `module.`. */
  readonly prefix?: string;
  /** The state dict is the file's top level: no `state_dict`, no meta, nothing else. */
  readonly bare?: boolean;
  readonly meta?: PickleValue;
  readonly messageHub?: {
    readonly cfg?: string;
    /** Name -> values, kept in HistoryBuffer objects. */
    readonly logScalars?: Readonly<Record<string, readonly number[]>>;
  };
  /** `ema_state_dict`: `steps`, and these under `module.`. */
  readonly ema?: ReadonlyMap<string, TensorToWrite>;
  /** Parameters whose two AdamW moments the optimizer keeps; the values of each serve as both. */
  readonly optimizer?: readonly TensorToWrite[];
  /** Further top-level entries. */
  readonly extra?: Readonly<Record<string, PickleValue>>;
  /** Default `zip`; published OpenMMLab files are `legacy`. */
  readonly form?: 'zip' | 'legacy';
  /** Default 2, torch's own. */
  readonly protocol?: 2 | 4;
  /** Top folder of the zip: the file's stem when torch saved to a path, `archive` (default) from a buffer. */
  readonly root?: string;
}

/**
 * Writes a checkpoint the way torch.save and mmengine do, independent of the reader. Tensors are streamed one by one.
 * @param path file to make or overwrite
 */
export async function writeCheckpoint(path: string, checkpoint: CheckpointToWrite): Promise<void> {
  await intoFile(path, (sink) => write(sink, checkpoint));
}

/** The same in memory, for small files. */
export const checkpointBytes = (checkpoint: CheckpointToWrite): Promise<Buffer> =>
  intoMemory((sink) => write(sink, checkpoint));

/** A checkpoint around any pickle and any bytes, for files that torch would never write. The legacy form counts bytes. */
export const rawCheckpoint = (
  pickle: Buffer,
  storages: Readonly<Record<string, Uint8Array>> = {},
  form: 'zip' | 'legacy' = 'zip',
): Promise<Buffer> =>
  intoMemory(async (sink) => {
    const all = Object.entries(storages).map(([key, bytes]) => ({ key, numel: bytes.length, content: () => [bytes] }));
    if (form === 'zip') await writeZip(sink, pickle, all, 'archive');
    else await writeLegacy(sink, pickle, all, 2);
  });

async function write(sink: Sink, checkpoint: CheckpointToWrite): Promise<void> {
  const { form = 'zip', protocol = 2, root = 'archive' } = checkpoint;
  const storages = new Storages(form);
  const pickle = pickled(objectOf(checkpoint, storages, protocol), protocol);
  if (form === 'zip') await writeZip(sink, pickle, storages.all, root);
  else await writeLegacy(sink, pickle, storages.all, protocol);
}

function objectOf(checkpoint: CheckpointToWrite, storages: Storages, protocol: 2 | 4): PickleValue {
  const { prefix = '', tensors, meta, messageHub: hub, optimizer, ema } = checkpoint;
  const named = [...storages.dict(tensors)].map(([key, value]) => [`${prefix}${key}`, value] as const);
  const stateDict = ordered(new Map(named));
  if (checkpoint.bare === true) return stateDict;
  const object = new Map<string, PickleValue>();
  if (meta !== undefined) object.set('meta', meta);
  object.set('state_dict', stateDict);
  if (hub !== undefined) object.set('message_hub', messageHub(hub, protocol));
  if (optimizer !== undefined) {
    object.set('optimizer', adamW(storages, optimizer));
    object.set('param_schedulers', [{ start_factor: 1e-5, begin: 0, end: 1000, by_epoch: false, last_step: 1000 }]);
  }
  if (ema !== undefined) {
    const raw = [...storages.dict(ema)].map(([key, value]) => [`module.${key}`, value] as const);
    const steps = storages.tensor({ shape: [], data: new Float32Array([1000]), dtype: 'i64' });
    object.set('ema_state_dict', ordered(new Map<string, PickleValue>([['steps', steps], ...raw])));
  }
  for (const [key, value] of Object.entries(checkpoint.extra ?? {})) object.set(key, value);
  return object;
}

/** A state dict is an OrderedDict with its modules' versions as an attribute. */
function ordered(items: ReadonlyMap<string, PickleValue>): PickleValue {
  const versions = new Call(new Named('collections', 'OrderedDict'), new Tuple(), {
    items: new Map([['', { version: 1 }]]),
  });
  return new Call(new Named('collections', 'OrderedDict'), new Tuple(), { items, state: { _metadata: versions } });
}

type Stored = Pick<Storage, 'key' | 'numel' | 'content'>;

async function writeZip(sink: Sink, pickle: Buffer, storages: readonly Stored[], root: string): Promise<void> {
  const archive = new ZipArchive(sink);
  await archive.add(`${root}/data.pkl`, [pickle]);
  await archive.add(`${root}/byteorder`, [Buffer.from('little')]);
  for (const { key, content } of storages) await archive.add(`${root}/data/${key}`, content());
  await archive.add(`${root}/version`, [Buffer.from('3\n')]);
  await archive.add(`${root}/.data/serialization_id`, [Buffer.from('0'.repeat(40))]);
  await archive.finish();
}

const MAGIC = 0x1950a86a20f9469cfc6cn;

async function writeLegacy(sink: Sink, pickle: Buffer, storages: readonly Stored[], protocol: 2 | 4): Promise<void> {
  const system = { protocol_version: 1001, little_endian: true, type_sizes: { short: 2, int: 4, long: 4 } };
  await sink.write(pickled(MAGIC, protocol));
  await sink.write(pickled(1001, protocol));
  await sink.write(pickled(system, protocol));
  await sink.write(pickle);
  await sink.write(
    pickled(
      storages.map((storage) => storage.key),
      protocol,
    ),
  );
  for (const { numel, content } of storages) {
    const count = Buffer.alloc(8);
    count.writeBigInt64LE(BigInt(numel));
    await sink.write(count);
    for (const part of content()) await (typeof part === 'number' ? sink.zeros(part) : sink.write(part));
  }
}
