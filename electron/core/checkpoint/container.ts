import type { ByteSource } from './byteSource';
import { readLegacy } from './legacy';
import { readPickle } from './pickle';
import type { PyStorage, PyValue } from './pickleValues';
import { Refusal } from './refusal';
import { readZip, type ZipEntry } from './zip';

/** The object of a checkpoint and where the bytes of its storages lie. */
export interface Container {
  readonly format: 'zip' | 'legacy';
  readonly root: PyValue;
  /** File offset of a storage's first byte; checks that all of its bytes are there. Refusal `missing-storage`, `bounds`. */
  startOf(storage: PyStorage): number;
}

const MAX_PICKLE = 512 << 20;

/** First bytes of files people take for checkpoints -> what they are. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer: the real file was never fetched (git lfs pull)'],
  [/^\s*<(!doctype|html|\?xml)/i, 'a web page saved by a failed download'],
  [/^.{8}\{"/s, 'a safetensors file'],
];

/**
 * Recognises a PyTorch file by its first bytes: zip (torch 1.6 and later) or the legacy stream that publish scripts write.
 * @throws Refusal
 */
export async function openContainer(source: ByteSource): Promise<Container> {
  if (source.size === 0) throw new Refusal('empty', '0 bytes');
  const head = await source.read(0, Math.min(source.size, 512));
  const text = new TextDecoder('latin1').decode(head);
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return await openZip(source);
  if (text.startsWith('\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e')) return await readLegacy(source);
  if (text.slice(257, 262) === 'ustar') throw new Refusal('tar-format', 'the tar format of PyTorch before 0.1.10');
  const foreign = FOREIGN.find(([pattern]) => pattern.test(text));
  const found = isOnnx(head) ? 'an ONNX model: open it as .onnx' : foreign?.[1];
  throw new Refusal('not-a-checkpoint', found ?? 'neither a zip nor a legacy PyTorch file');
}

/** An ONNX file begins with its IR version, 3 to 12 so far: field 1 of the message. */
const isOnnx = ([tag, version]: Uint8Array): boolean => tag === 8 && version! >= 3 && version! <= 12;

async function openZip(source: ByteSource): Promise<Container> {
  const entries = await readZip(source);
  const pickles = [...entries.keys()].filter((name) => name.endsWith('/data.pkl'));
  const name = pickles[0];
  if (name === undefined) throw new Refusal('not-a-checkpoint', 'a zip archive without data.pkl');
  if (pickles.length > 1) throw new Refusal('zip-structure', 'two data.pkl entries');
  const folder = name.slice(0, -'data.pkl'.length);
  if (entries.has(`${folder}constants.pkl`)) {
    throw new Refusal('not-a-checkpoint', 'a TorchScript archive: save the state_dict instead');
  }
  await refuseBigEndian(source, entries.get(`${folder}byteorder`));
  const pickle = entries.get(name)!;
  if (pickle.size > MAX_PICKLE) throw new Refusal('limit', `a pickle of ${pickle.size} bytes`);
  const { value } = readPickle(await source.read(pickle.start, pickle.size));
  return { format: 'zip', root: value, startOf: (storage) => zipStorage(entries, folder, storage) };
}

async function refuseBigEndian(source: ByteSource, entry: ZipEntry | undefined): Promise<void> {
  if (entry === undefined) return;
  const order = new TextDecoder().decode(await source.read(entry.start, Math.min(entry.size, 16)));
  if (order !== 'little') throw new Refusal('endianness', `byte order ${order}`);
}

function zipStorage(entries: ReadonlyMap<string, ZipEntry>, folder: string, storage: PyStorage): number {
  const entry = entries.get(`${folder}data/${storage.key}`);
  if (entry === undefined) throw new Refusal('missing-storage', `storage ${storage.key}`);
  if (storage.numel * storage.type.itemSize > entry.size) {
    throw new Refusal(
      'bounds',
      `storage ${storage.key} has ${entry.size} bytes, ${storage.numel} elements are claimed`,
    );
  }
  return entry.start;
}
