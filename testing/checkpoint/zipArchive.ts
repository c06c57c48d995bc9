import { crc32 } from 'node:zlib';
import type { Sink } from './sink';

/** Bytes of an entry: chunks, and numbers that stand for so many zeros. */
export type Content = Iterable<Uint8Array | number>;

interface Written {
  readonly name: Buffer;
  readonly header: number;
  readonly size: number;
  readonly crc: number;
}

const ALIGNMENT = 64;
const ZEROS = new Uint8Array(1 << 20);

/**
 * A zip archive as torch's own writer makes it: stored entries, zero sizes in the local headers and a data descriptor
 * behind, data on 64-byte borders by an `FB` extra field, a ZIP64 end record even when it is not needed.
 */
export class ZipArchive {
  private readonly sink: Sink;
  private readonly written: Written[] = [];

  constructor(sink: Sink) {
    this.sink = sink;
  }

  async add(path: string, content: Content): Promise<void> {
    const name = Buffer.from(path);
    const header = this.sink.position;
    await this.sink.write(localHeader(name, header));
    const start = this.sink.position;
    let crc = 0;
    for (const part of content) {
      if (typeof part === 'number') {
        for (let left = part; left > 0; left -= ZEROS.length) crc = crc32(ZEROS.subarray(0, left), crc);
        await this.sink.zeros(part);
      } else {
        crc = crc32(part, crc);
        await this.sink.write(part);
      }
    }
    const size = this.sink.position - start;
    const descriptor = Buffer.from('PK\x07\x08'.padEnd(16, '\0'), 'latin1');
    descriptor.writeUInt32LE(crc, 4);
    descriptor.writeUInt32LE(size, 8);
    descriptor.writeUInt32LE(size, 12);
    await this.sink.write(descriptor);
    this.written.push({ name, header, size, crc });
  }

  async finish(): Promise<void> {
    const offset = this.sink.position;
    for (const entry of this.written) await this.sink.write(centralHeader(entry));
    const end = this.sink.position;
    await this.sink.write(endRecords(this.written.length, offset, end));
  }
}

function localHeader(name: Buffer, at: number): Buffer {
  const padding = (ALIGNMENT - ((at + 30 + name.length + 4) % ALIGNMENT)) % ALIGNMENT;
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(0x0808, 6);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(4 + padding, 28);
  const extra = Buffer.alloc(4 + padding, 'Z');
  extra.write('FB', 'latin1');
  extra.writeUInt16LE(padding, 2);
  return Buffer.concat([header, name, extra]);
}

function centralHeader({ name, header, size, crc }: Written): Buffer {
  const record = Buffer.alloc(46);
  record.write('PK\x01\x02', 'latin1');
  record.writeUInt16LE(0x0808, 8);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(size, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt32LE(header, 42);
  return Buffer.concat([record, name]);
}

function endRecords(count: number, offset: number, end: number): Buffer {
  const records = Buffer.alloc(56 + 20 + 22);
  records.write('PK\x06\x06', 0, 'latin1');
  records.writeBigUInt64LE(44n, 4);
  records.writeUInt16LE(0x031e, 12);
  records.writeUInt16LE(0x002d, 14);
  records.writeBigUInt64LE(BigInt(count), 24);
  records.writeBigUInt64LE(BigInt(count), 32);
  records.writeBigUInt64LE(BigInt(end - offset), 40);
  records.writeBigUInt64LE(BigInt(offset), 48);
  records.write('PK\x06\x07', 56, 'latin1');
  records.writeBigUInt64LE(BigInt(end), 64);
  records.writeUInt32LE(1, 72);
  records.write('PK\x05\x06', 76, 'latin1');
  records.writeUInt16LE(Math.min(count, 0xffff), 84);
  records.writeUInt16LE(Math.min(count, 0xffff), 86);
  records.writeUInt32LE(end - offset, 88);
  records.writeUInt32LE(offset, 92);
  return records;
}
