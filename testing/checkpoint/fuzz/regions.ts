import { Budget } from '../../../electron/core/checkpoint/budget';
import { readPickle } from '../../../electron/core/checkpoint/pickle';

export interface Region {
  readonly start: number;
  readonly end: number;
}

/** Where edits of a checkpoint bite: everything but the weights. */
export interface Regions {
  readonly pickle: Region;
  /** Offsets of fields of 2, 4 or 8 bytes: of the directory, the local headers, the end records, the counts. */
  readonly fields: readonly { readonly at: number; readonly size: 2 | 4 | 8 }[];
  /** Directory and end records, or the element counts. */
  readonly structure: Region;
}

const CENTRAL_FIELDS = [
  [8, 2],
  [10, 2],
  [16, 4],
  [20, 4],
  [24, 4],
  [28, 2],
  [30, 2],
  [32, 2],
  [42, 4],
] as const;
const LOCAL_FIELDS = [
  [0, 4],
  [6, 2],
  [18, 4],
  [26, 2],
  [28, 2],
] as const;
/** Of the ZIP64 record, locator and end record that the last 98 bytes are in PyTorch's files. */
const END_FIELDS = [
  [0, 4],
  [24, 8],
  [32, 8],
  [40, 8],
  [48, 8],
  [56, 4],
  [64, 8],
  [76, 4],
  [84, 2],
  [86, 2],
  [88, 4],
  [92, 4],
  [96, 2],
] as const;

/** Regions of an intact file. */
export function regionsOf(file: Buffer): Regions {
  return file.readUInt16LE(0) === 0x4b50 ? zipRegions(file) : legacyRegions(file);
}

function zipRegions(file: Buffer): Regions {
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const directory = file.readUInt32LE(end + 16);
  const fields: { at: number; size: 2 | 4 | 8 }[] = [];
  let pickle: Region = { start: 0, end: 0 };
  let at = directory;
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('latin1', at + 46, at + 46 + nameLength);
    const header = file.readUInt32LE(at + 42);
    for (const [offset, size] of CENTRAL_FIELDS) fields.push({ at: at + offset, size });
    for (const [offset, size] of LOCAL_FIELDS) fields.push({ at: header + offset, size });
    if (name.endsWith('/data.pkl')) {
      const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
      pickle = { start, end: start + file.readUInt32LE(at + 24) };
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  const tail = Math.max(file.length - 98, 0);
  for (const [offset, size] of END_FIELDS) {
    if (tail + offset + size <= file.length) fields.push({ at: tail + offset, size });
  }
  return { pickle, fields, structure: { start: directory, end: file.length } };
}

/** The first storages' counts are enough; where the others stand depends on these. */
const COUNTS = 50;

function legacyRegions(file: Buffer): Regions {
  const budget = new Budget(file.length);
  let pickle = readPickle(file, budget);
  for (let i = 0; i < 3; i++) pickle = readPickle(file, budget, pickle.end);
  const { end: keysStart, storages } = pickle;
  const { end, value } = readPickle(file, budget, keysStart);
  const keys = (value as { items?: readonly string[] }).items ?? [];
  const fields: { at: number; size: 8 }[] = [];
  let at = end;
  for (const key of keys.slice(0, COUNTS)) {
    fields.push({ at, size: 8 });
    at += 8 + (storages.get(key)?.byteLength ?? 0);
  }
  return { pickle: { start: 0, end }, fields, structure: { start: keysStart, end: end + 8 } };
}
