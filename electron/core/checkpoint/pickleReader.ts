import { Refusal } from './refusal';

const MAX_LINE = 1024;
const names = new TextDecoder();

/** Reads a pickle's bytes front to back; every step is checked against the end. */
export class PickleReader {
  readonly bytes: Uint8Array;
  readonly data: DataView;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** Moves on by `length` bytes and returns where they began. */
  take(length: number): number {
    const start = this.at;
    if (length < 0) throw new Refusal('malformed', 'a negative length');
    if (length > this.bytes.length - start)
      throw new Refusal('truncated', `the pickle ends at byte ${this.bytes.length}`);
    this.at = start + length;
    return start;
  }

  uint8 = (): number => this.bytes[this.take(1)]!;
  uint16 = (): number => this.data.getUint16(this.take(2), true);
  int32 = (): number => this.data.getInt32(this.take(4), true);
  uint32 = (): number => this.data.getUint32(this.take(4), true);
  float64BigEndian = (): number => this.data.getFloat64(this.take(8), false);

  uint64(): number {
    const value = this.data.getBigUint64(this.take(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('truncated', `a length of ${value}`);
    return Number(value);
  }

  slice(length: number): Uint8Array {
    const start = this.take(length);
    return this.bytes.subarray(start, start + length);
  }

  /** Up to the next line feed, as GLOBAL writes its names. */
  line(): string {
    const rest = this.bytes.subarray(this.at, this.at + MAX_LINE);
    const length = rest.indexOf(10);
    if (length < 0 && rest.length < MAX_LINE) throw new Refusal('truncated', 'a name without an end');
    if (length < 0) throw new Refusal('malformed', `a name of more than ${MAX_LINE} bytes`);
    const text = names.decode(this.slice(length));
    this.at++;
    return text;
  }

  /** Two's complement, little-endian: LONG1 and LONG4. Exact as far as a float64 is; no file needs more. */
  long(length: number): number {
    const bytes = this.slice(length);
    let value = length > 0 && bytes[length - 1]! >= 0x80 ? -1 : 0;
    for (let i = length - 1; i >= 0; i--) value = value * 256 + bytes[i]!;
    return value;
  }
}
