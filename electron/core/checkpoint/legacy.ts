import type { ByteSource } from './byteSource';
import type { Container } from './container';
import { readPickle } from './pickle';
import { PyDict, PyList, PyObject, PyStorage, PyTensor, PyTuple, type PyValue } from './pickleValues';
import { Refusal } from './refusal';

const FIRST_READ = 1 << 20;
const MAX_PICKLE = 512 << 20;

interface Pickles {
  readonly system: PyValue;
  readonly root: PyValue;
  readonly keys: PyValue;
  /** File offset behind the last pickle: the storages follow. */
  readonly end: number;
}

/**
 * The legacy stream: five pickles (magic, version, system info, object, storage keys), then for each key an int64
 * element count and the raw bytes. There is no index: the object tells the element sizes.
 */
export async function readLegacy(source: ByteSource): Promise<Container> {
  const { system, root, keys, end } = await readPickles(source);
  if (system instanceof PyDict && system.get('little_endian') === false) throw new Refusal('endianness', 'big-endian');
  if (!(keys instanceof PyList)) throw new Refusal('malformed', 'no list of storages');
  const known = storagesOf(root);
  const starts = new Map<string, number>();
  let at = end;
  for (const key of keys.items) {
    const storage = typeof key === 'string' ? known.get(key) : undefined;
    if (storage === undefined) throw new Refusal('malformed', `storage ${String(key)}, whose type nothing tells`);
    const count = await elementCount(source, at);
    if (count !== storage.numel)
      throw new Refusal('bounds', `storage ${storage.key}: ${count} elements, ${storage.numel} claimed`);
    const bytes = count * storage.type.itemSize;
    if (at + 8 + bytes > source.size) throw new Refusal('truncated', `storage ${storage.key} ends behind the file`);
    starts.set(storage.key, at + 8);
    at += 8 + bytes;
  }
  return { format: 'legacy', root, startOf: (storage) => startIn(starts, storage) };
}

function startIn(starts: ReadonlyMap<string, number>, storage: PyStorage): number {
  const start = starts.get(storage.key);
  if (start === undefined) throw new Refusal('missing-storage', `storage ${storage.key}`);
  return start;
}

async function elementCount(source: ByteSource, at: number): Promise<number> {
  if (at + 8 > source.size) throw new Refusal('truncated', 'the storages end early');
  const bytes = await source.read(at, 8);
  const count = new DataView(bytes.buffer).getBigInt64(0, true);
  if (count < 0n || count > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Refusal('bounds', `a storage of ${count} elements`);
  return Number(count);
}

/** The pickles' length is written nowhere: read more until they are complete. */
async function readPickles(source: ByteSource): Promise<Pickles> {
  for (let length = Math.min(FIRST_READ, source.size); ; length = Math.min(length * 4, source.size, MAX_PICKLE)) {
    const bytes = await source.read(0, length);
    try {
      return parsePickles(bytes);
    } catch (error) {
      const needsMore = error instanceof Refusal && error.problem === 'truncated';
      if (!needsMore || length === source.size) throw error;
      if (length === MAX_PICKLE) throw new Refusal('limit', 'a pickle of more than 512 MB');
    }
  }
}

function parsePickles(bytes: Uint8Array): Pickles {
  const magic = readPickle(bytes);
  const version = readPickle(bytes, magic.end);
  if (version.value !== 1001) throw new Refusal('malformed', `stream version ${String(version.value)}`);
  const system = readPickle(bytes, version.end);
  const root = readPickle(bytes, system.end);
  const keys = readPickle(bytes, root.end);
  return { system: system.value, root: root.value, keys: keys.value, end: keys.end };
}

/** Every storage that the object names, by key. Walks shared and cyclic structures once. */
function storagesOf(root: PyValue): Map<string, PyStorage> {
  const found = new Map<string, PyStorage>();
  const seen = new Set<PyValue>();
  const queue: PyValue[] = [root];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof PyTensor) found.set(value.storage.key, value.storage);
    else if (value instanceof PyStorage) found.set(value.key, value);
    else if (value instanceof PyDict) queue.push(...value.entries.keys(), ...value.entries.values());
    else if (value instanceof PyList || value instanceof PyTuple) for (const item of value.items) queue.push(item);
    else if (value instanceof PyObject) queue.push(value.args, value.state);
  }
  return found;
}
