import type { ByteSource } from './byteSource';
import { readAhead } from './readAhead';
import { Refusal } from './refusal';
import { type CentralEntry, findDirectory, parseCentral } from './zipDirectory';

/** Where the bytes of a stored entry lie in the file. */
export interface ZipEntry {
  readonly start: number;
  readonly size: number;
}

const LOCAL = 0x04034b50;

/** An archive whose directory was read and checked. */
export class ZipArchive {
  private readonly read: ByteSource['read'];
  private readonly entries: ReadonlyMap<string, CentralEntry>;
  /** Header offset -> where the next entry or the directory begins. */
  private readonly ends: ReadonlyMap<number, number>;

  private constructor(
    source: ByteSource,
    entries: ReadonlyMap<string, CentralEntry>,
    ends: ReadonlyMap<number, number>,
  ) {
    this.read = readAhead(source);
    this.entries = entries;
    this.ends = ends;
  }

  /**
   * Reads the directory of an archive as PyTorch writes it: everything stored, sizes taken from the directory because
   * the local headers hold zeros and a data descriptor follows.
   * @throws Refusal `zip-structure`, `zip-method`, `zip-overlap`, `truncated`
   */
  static async open(source: ByteSource): Promise<ZipArchive> {
    const directory = await findDirectory(source);
    const central = parseCentral(await source.read(directory.offset, directory.size), directory);
    const entries = new Map<string, CentralEntry>();
    for (const entry of central) {
      if (entries.has(entry.name)) throw new Refusal('zip-structure', 'two entries of one name', entry.name);
      entries.set(entry.name, entry);
    }
    return new ZipArchive(source, entries, separated(central, directory.offset));
  }

  names(): Iterable<string> {
    return this.entries.keys();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * Finds the bytes of an entry: they begin behind the LOCAL header's name and padding. null = no such entry.
   * @throws Refusal `zip-structure`, `zip-overlap`
   */
  async locate(name: string): Promise<ZipEntry | null> {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    const header = await this.read(entry.header, 30);
    const data = new DataView(header.buffer);
    if (data.getUint32(0, true) !== LOCAL) throw new Refusal('zip-structure', 'no local header', name);
    const start = entry.header + 30 + data.getUint16(26, true) + data.getUint16(28, true);
    if (start + entry.size > this.ends.get(entry.header)!)
      throw new Refusal('zip-overlap', 'a long local header', name);
    return { start, size: entry.size };
  }
}

/** Two entries may not share bytes: that is how zip bombs are made, never how PyTorch writes. */
function separated(central: readonly CentralEntry[], directory: number): Map<number, number> {
  const byHeader = [...central].sort((a, b) => a.header - b.header);
  const ends = new Map<number, number>();
  for (const [i, entry] of byHeader.entries()) {
    const end = byHeader[i + 1]?.header ?? directory;
    if (entry.leastEnd > end) {
      throw new Refusal('zip-overlap', 'entries that share bytes', `${entry.name}, ${byHeader[i + 1]?.name ?? ''}`);
    }
    ends.set(entry.header, end);
  }
  return ends;
}
