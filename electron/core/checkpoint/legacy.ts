import { Budget } from './budget';
import type { ByteSource } from './byteSource';
import type { Container } from './container';
import { readPickle, type Unpickled } from './pickle';
import { PyDict, PyList, type PyStorage, type PyValue } from './pickleValues';
import { readAhead } from './readAhead';
import { hex, Refusal } from './refusal';

const FIRST_READ = 1 << 20;
const MAX_PICKLE = 512 << 20;
const STREAM_VERSION = 1001;

interface Pickles {
  readonly system: PyValue;
  readonly root: Unpickled;
  readonly keys: PyValue;
  /** File offset behind the last pickle: the storages follow. */
  readonly end: number;
}

/**
 * The legacy stream: five pickles (magic, version, system info, object, storage keys), then for each key an int64
 * element count and the raw bytes. There is no index: the object tells the element sizes, and what is between two
 * counts is skipped.
 */
export async function readLegacy(source: ByteSource): Promise<Container> {
  const { system, root, keys, end } = await readPickles(source);
  if (system instanceof PyDict && system.get('little_endian') === false) {
    throw new Refusal('endianness', 'little_endian is False', 'big');
  }
  if (!(keys instanceof PyList)) throw new Refusal('malformed', 'no list of storages', hex(end));
  const starts = await walkStorages(source, keys.items, root.storages, end);
  return { format: 'legacy', root: root.value, startOf: async (storage) => startIn(starts, storage) };
}

function startIn(starts: ReadonlyMap<string, number>, storage: PyStorage): number {
  const start = starts.get(storage.key);
  if (start === undefined) throw new Refusal('missing-storage', 'a storage that is not listed', storage.key);
  return start;
}

/** Offsets of the storages' first bytes, by key. */
async function walkStorages(
  source: ByteSource,
  keys: readonly PyValue[],
  storages: ReadonlyMap<string, PyStorage>,
  end: number,
): Promise<Map<string, number>> {
  const read = readAhead(source);
  const starts = new Map<string, number>();
  let at = end;
  for (const key of keys) {
    const storage = typeof key === 'string' ? storages.get(key) : undefined;
    if (storage === undefined) {
      throw new Refusal('malformed', 'a storage whose type nothing tells', typeof key === 'string' ? key : hex(end));
    }
    if (starts.has(storage.key)) throw new Refusal('malformed', 'a storage that is listed twice', storage.key);
    if (at + 8 > source.size) throw new Refusal('truncated', 'the storages end early', hex(source.size));
    checkCount(await read(at, 8), storage);
    if (at + 8 + storage.byteLength > source.size) {
      throw new Refusal('truncated', 'a storage that ends behind the file', hex(source.size));
    }
    starts.set(storage.key, at + 8);
    at += 8 + storage.byteLength;
  }
  return starts;
}

function checkCount(bytes: Uint8Array<ArrayBuffer>, storage: PyStorage): void {
  const count = new DataView(bytes.buffer).getBigInt64(0, true);
  if (count !== BigInt(storage.numel)) {
    throw new Refusal('bounds', 'another number of elements', `${storage.key}: ${storage.numel}, ${count}`);
  }
}

/** The pickles' length is written nowhere: read more until they are complete. */
async function readPickles(source: ByteSource): Promise<Pickles> {
  for (let length = Math.min(FIRST_READ, source.size); ; length = Math.min(length * 4, source.size, MAX_PICKLE)) {
    const bytes = await source.read(0, length);
    try {
      return parsePickles(bytes, new Budget(source.size));
    } catch (error) {
      const needsMore = error instanceof Refusal && error.problem === 'truncated';
      if (!needsMore || length === source.size) throw error;
      if (length === MAX_PICKLE) throw new Refusal('limit', 'a long pickle', `> ${MAX_PICKLE}`);
    }
  }
}

function parsePickles(bytes: Uint8Array, budget: Budget): Pickles {
  const magic = readPickle(bytes, budget);
  const version = readPickle(bytes, budget, magic.end);
  if (version.value !== STREAM_VERSION) throw new Refusal('malformed', 'another stream version', hex(magic.end));
  const system = readPickle(bytes, budget, version.end);
  const root = readPickle(bytes, budget, system.end);
  const keys = readPickle(bytes, budget, root.end);
  return { system: system.value, root, keys: keys.value, end: keys.end };
}
