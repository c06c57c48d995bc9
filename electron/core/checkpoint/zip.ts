import type { ByteSource } from './byteSource';
import { Refusal } from './refusal';

/** One stored entry of a zip archive: its bytes lie at `start`..`start + size` of the file. */
export interface ZipEntry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY = 64 << 20;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

interface CentralEntry {
  readonly name: string;
  readonly header: number;
  readonly size: number;
}

interface Directory {
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
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('zip-structure', `a 64-bit length of ${value}`);
  return Number(value);
}

/**
 * Entries of a zip archive as PyTorch writes it: everything stored, sizes taken from the central directory because
 * the local headers hold zeros and a data descriptor follows. Data starts behind the LOCAL header's name and padding.
 * @throws Refusal `zip-structure`, `zip-method`, `zip-overlap`, `truncated`
 */
export async function readZip(source: ByteSource): Promise<Map<string, ZipEntry>> {
  const directory = await findDirectory(source);
  const central = parseCentral(await source.read(directory.offset, directory.size), directory);
  const entries = new Map<string, ZipEntry>();
  for (const entry of central) {
    if (entries.has(entry.name)) throw new Refusal('zip-structure', `two entries named ${entry.name}`);
    entries.set(entry.name, await locate(source, entry, directory));
  }
  refuseOverlap(central, entries);
  return entries;
}

async function findDirectory(source: ByteSource): Promise<Directory> {
  const tail = Math.min(source.size, 22 + 0xffff);
  const start = source.size - tail;
  const bytes = await source.read(start, tail);
  const data = view(bytes);
  for (let at = tail - 22; at >= 0; at--) {
    if (data.getUint32(at, true) !== END) continue;
    if (at + 22 + data.getUint16(at + 20, true) !== tail) continue;
    const plain = {
      count: data.getUint16(at + 10, true),
      size: data.getUint32(at + 12, true),
      offset: data.getUint32(at + 16, true),
      end: start + at,
    };
    const found =
      at >= 20 && data.getUint32(at - 20, true) === LOCATOR64 ? await zip64(source, data, at - 20, plain) : plain;
    return checkedDirectory(found);
  }
  throw new Refusal('truncated', 'no end of the zip archive');
}

async function zip64(source: ByteSource, data: DataView, at: number, plain: Directory): Promise<Directory> {
  const offset = uint64(data, at + 8);
  if (offset + 56 > source.size) throw new Refusal('zip-structure', 'a ZIP64 record outside the file');
  const record = view(await source.read(offset, 56));
  if (record.getUint32(0, true) !== END64) throw new Refusal('zip-structure', 'a damaged ZIP64 record');
  const wide = { count: uint64(record, 32), size: uint64(record, 40), offset: uint64(record, 48), end: offset };
  const differs =
    (plain.count !== 0xffff && plain.count !== wide.count) ||
    (plain.size !== 0xffffffff && plain.size !== wide.size) ||
    (plain.offset !== 0xffffffff && plain.offset !== wide.offset);
  if (differs) throw new Refusal('zip-structure', 'end records that contradict each other');
  return wide;
}

function checkedDirectory(directory: Directory): Directory {
  const { count, size, offset, end } = directory;
  if (count > MAX_ENTRIES || size > MAX_DIRECTORY) throw new Refusal('zip-structure', `${count} entries`);
  if (offset + size !== end) throw new Refusal('zip-structure', 'a directory that is not where the end record says');
  return directory;
}

function parseCentral(bytes: Uint8Array, directory: Directory): CentralEntry[] {
  const data = view(bytes);
  const entries: CentralEntry[] = [];
  let at = 0;
  while (entries.length < directory.count) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== CENTRAL) {
      throw new Refusal('zip-structure', `${entries.length} of ${directory.count} directory entries`);
    }
    const next =
      at + 46 + data.getUint16(at + 28, true) + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
    if (next > bytes.length) throw new Refusal('zip-structure', 'a directory entry outside the directory');
    entries.push(centralEntry(bytes, data, at, directory));
    at = next;
  }
  if (at !== bytes.length) throw new Refusal('zip-structure', 'more directory entries than announced');
  return entries;
}

function centralEntry(bytes: Uint8Array, data: DataView, at: number, directory: Directory): CentralEntry {
  const nameLength = data.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const method = data.getUint16(at + 10, true);
  if (method !== 0) throw new Refusal('zip-method', `${name} is compressed (method ${method})`);
  if ((data.getUint16(at + 8, true) & 1) !== 0) throw new Refusal('zip-structure', `${name} is encrypted`);
  const wide = zip64Fields(data, at + 46 + nameLength, data.getUint16(at + 30, true));
  const take = (field: number): number => {
    const value = data.getUint32(at + field, true);
    return value === 0xffffffff ? (wide.shift() ?? value) : value;
  };
  const size = take(24);
  const packed = take(20);
  const header = take(42);
  if (size !== packed) throw new Refusal('zip-structure', `${name} has two different sizes`);
  if (header + 30 > directory.offset) throw new Refusal('zip-structure', `${name} starts outside the archive`);
  if (name.split(/[\\/]/).includes('..') || name.startsWith('/')) {
    throw new Refusal('zip-structure', `an entry named ${name}`);
  }
  return { name, header, size };
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

async function locate(source: ByteSource, entry: CentralEntry, directory: Directory): Promise<ZipEntry> {
  const { name, header, size } = entry;
  const data = view(await source.read(header, 30));
  if (data.getUint32(0, true) !== LOCAL) throw new Refusal('zip-structure', `no header for ${name}`);
  const start = header + 30 + data.getUint16(26, true) + data.getUint16(28, true);
  if (start + size > directory.offset) throw new Refusal('zip-structure', `${name} reaches beyond the archive`);
  return { name, start, size };
}

/** Two entries may not share bytes: that is how zip bombs are made, never how PyTorch writes. */
function refuseOverlap(central: readonly CentralEntry[], entries: ReadonlyMap<string, ZipEntry>): void {
  const byHeader = [...central].sort((a, b) => a.header - b.header);
  for (let i = 1; i < byHeader.length; i++) {
    const before = entries.get(byHeader[i - 1]!.name)!;
    if (before.start + before.size > byHeader[i]!.header) {
      throw new Refusal('zip-overlap', `${before.name} and ${byHeader[i]!.name}`);
    }
  }
}
