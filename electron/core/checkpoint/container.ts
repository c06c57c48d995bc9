import { Budget } from './budget';
import type { ByteSource } from './byteSource';
import { readLegacy } from './legacy';
import { readPickle } from './pickle';
import type { PyStorage, PyValue } from './pickleValues';
import { Refusal } from './refusal';
import { containerOf, HEAD } from './signature';
import { ZipArchive } from './zip';

/** The object of a checkpoint and where the bytes of its storages lie. */
export interface Container {
  readonly format: 'zip' | 'legacy';
  readonly root: PyValue;
  /** File offset of a storage's first byte; checks that all of its bytes are there. @throws Refusal `missing-storage`, `bounds` */
  startOf(storage: PyStorage): Promise<number>;
}

const MAX_PICKLE = 512 << 20;

/**
 * Opens a file that torch.save wrote, in either form.
 * @throws Refusal
 */
export async function openContainer(source: ByteSource): Promise<Container> {
  if (source.size === 0) throw new Refusal('empty', '0 bytes');
  const head = await source.read(0, Math.min(source.size, HEAD));
  return containerOf(head) === 'zip' ? await openZip(source) : await readLegacy(source);
}

async function openZip(source: ByteSource): Promise<Container> {
  const archive = await ZipArchive.open(source);
  const pickles = [...archive.names()].filter((name) => name.endsWith('/data.pkl'));
  const name = pickles[0];
  if (name === undefined) throw new Refusal('other-zip', 'no data.pkl');
  if (pickles.length > 1) throw new Refusal('zip-structure', 'two objects', `${name}, ${pickles[1]}`);
  const folder = name.slice(0, -'data.pkl'.length);
  if (archive.has(`${folder}constants.pkl`)) throw new Refusal('torchscript', 'a TorchScript archive');
  await refuseBigEndian(source, archive, `${folder}byteorder`);
  const { start, size } = (await archive.locate(name))!;
  if (size > MAX_PICKLE) throw new Refusal('limit', 'a long pickle', `${size} > ${MAX_PICKLE}`);
  const { value } = readPickle(await source.read(start, size), new Budget(source.size));
  return { format: 'zip', root: value, startOf: (storage) => zipStorage(archive, folder, storage) };
}

async function refuseBigEndian(source: ByteSource, archive: ZipArchive, name: string): Promise<void> {
  const entry = await archive.locate(name);
  if (entry === null) return;
  const order = new TextDecoder().decode(await source.read(entry.start, Math.min(entry.size, 16)));
  if (order !== 'little') throw new Refusal('endianness', 'byte order', order);
}

async function zipStorage(archive: ZipArchive, folder: string, storage: PyStorage): Promise<number> {
  const name = `${folder}data/${storage.key}`;
  const entry = await archive.locate(name);
  if (entry === null) throw new Refusal('missing-storage', 'a storage without an entry', name);
  if (storage.byteLength > entry.size) {
    throw new Refusal(
      'bounds',
      'a storage that is shorter than claimed',
      `${name}: ${storage.byteLength} > ${entry.size}`,
    );
  }
  return entry.start;
}
