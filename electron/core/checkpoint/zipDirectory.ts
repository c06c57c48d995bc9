import type { ByteSource } from './byteSource';
import { hex, Refusal } from './refusal';

const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY = 64 << 20;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;

export interface CentralEntry {
  readonly name: string;
  /** Offset of the local header. */
  readonly header: number;
  readonly size: number;
  /** The entry ends here or later: the local header may be longer than it must. */
  readonly leastEnd: number;
}

export interface Directory {
  readonly count: number;
  readonly offset: number;
  readonly size: number;
  /** Where the end records begin: nothing of the archive lies behind. */
  readonly end: number;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** 64-bit little-endian length; anything a float64 cannot hold is a lie in a file of this size. */
function uint64(data: DataView, at: number): number {
  const value = data.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('zip-structure', 'a 64-bit length', String(value));
  return Number(value);
}

/**
 * The end records of an archive, in plain or ZIP64 form; they must tell the truth about where the directory lies.
 * @throws Refusal `truncated`, `zip-structure`
 */
export async function findDirectory(source: ByteSource): Promise<Directory> {
  const tail = Math.min(source.size, 22 + 0xffff);
  const start = source.size - tail;
  const data = view(await source.read(start, tail));
  for (let at = tail - 22; at >= 0; at--) {
    if (data.getUint32(at, true) !== END) continue;
    if (at + 22 + data.getUint16(at + 20, true) !== tail) continue;
    const plain = {
      count: data.getUint16(at + 10, true),
      size: data.getUint32(at + 12, true),
      offset: data.getUint32(at + 16, true),
      end: start + at,
    };
    const isWide = at >= 20 && data.getUint32(at - 20, true) === LOCATOR64;
    return checked(isWide ? await zip64(source, data, at - 20, plain) : plain);
  }
  throw new Refusal('truncated', 'no end of the zip archive', hex(source.size));
}

async function zip64(source: ByteSource, data: DataView, at: number, plain: Directory): Promise<Directory> {
  const offset = uint64(data, at + 8);
  if (offset + 56 > source.size) throw new Refusal('zip-structure', 'a ZIP64 record outside the file', hex(offset));
  const record = view(await source.read(offset, 56));
  if (record.getUint32(0, true) !== END64) throw new Refusal('zip-structure', 'a damaged ZIP64 record', hex(offset));
  const wide = { count: uint64(record, 32), size: uint64(record, 40), offset: uint64(record, 48), end: offset };
  const differs =
    (plain.count !== 0xffff && plain.count !== wide.count) ||
    (plain.size !== 0xffffffff && plain.size !== wide.size) ||
    (plain.offset !== 0xffffffff && plain.offset !== wide.offset);
  if (differs) throw new Refusal('zip-structure', 'end records that contradict each other', hex(plain.end));
  return wide;
}

function checked(directory: Directory): Directory {
  const { count, size, offset, end } = directory;
  if (count > MAX_ENTRIES || size > MAX_DIRECTORY) throw new Refusal('zip-structure', 'many entries', String(count));
  if (offset + size !== end) throw new Refusal('zip-structure', 'no directory at the place named', hex(offset));
  return directory;
}

/** @throws Refusal `zip-structure`, `zip-method` */
export function parseCentral(bytes: Uint8Array, directory: Directory): CentralEntry[] {
  const data = view(bytes);
  const entries: CentralEntry[] = [];
  let at = 0;
  while (entries.length < directory.count) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== CENTRAL) {
      throw new Refusal('zip-structure', 'entries missing', `${entries.length} < ${directory.count}`);
    }
    const next =
      at + 46 + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
    if (next > bytes.length) throw new Refusal('zip-structure', 'an entry too long', hex(directory.offset + at));
    entries.push(centralEntry(bytes, data, at, directory));
    at = next;
  }
  if (at !== bytes.length) throw new Refusal('zip-structure', 'more entries than announced', `> ${directory.count}`);
  return entries;
}

function centralEntry(bytes: Uint8Array, data: DataView, at: number, directory: Directory): CentralEntry {
  const nameLength = data.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const method = data.getUint16(at + 10, true);
  if (method !== 0) throw new Refusal('zip-method', `compression method ${method}`, name);
  if ((data.getUint16(at + 8, true) & 1) !== 0) throw new Refusal('zip-structure', 'an encrypted entry', name);
  const wide = zip64Fields(data, at + 46 + nameLength, data.getUint16(at + 30, true));
  const take = (field: number): number => {
    const value = data.getUint32(at + field, true);
    return value === 0xffffffff ? (wide.shift() ?? value) : value;
  };
  const size = take(24);
  const packed = take(20);
  const header = take(42);
  if (size !== packed) throw new Refusal('zip-structure', 'two different sizes', `${name}: ${size}, ${packed}`);
  // Only 30 bytes of the local header are sure to be there.
  const leastEnd = header + 30 + size;
  if (leastEnd > directory.offset) throw new Refusal('zip-structure', 'an entry outside the archive', name);
  if (name.split(/[\\/]/).includes('..') || name.startsWith('/')) {
    throw new Refusal('zip-structure', 'an entry that climbs out', name);
  }
  return { name, header, size, leastEnd };
}

/** 64-bit values of the ZIP64 extra field (id 1), in the order original size, packed size, header offset. */
function zip64Fields(data: DataView, start: number, length: number): number[] {
  const values: number[] = [];
  let at = start;
  while (at + 4 <= start + length) {
    const size = data.getUint16(at + 2, true);
    const end = Math.min(at + 4 + size, start + length);
    if (data.getUint16(at, true) === 1) {
      for (let field = at + 4; field + 8 <= end && values.length < 3; field += 8) values.push(uint64(data, field));
    }
    at += 4 + size;
  }
  return values;
}
