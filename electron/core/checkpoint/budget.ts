import { Refusal } from './refusal';

const LEAST = 32 << 20;
const MOST = 256 << 20;

/**
 * Memory that the objects of a pickle may take. One byte of a pickle can make an object a hundred times its size, so
 * what is made is counted (roughly, as V8 lays it out) and ends at twice the file's size. A real training file of
 * RTMDet-nano, with optimizer and averaged weights, needs 4 MB. Garbage counts as well: that bounds the time.
 */
export class Budget {
  private left: number;
  private readonly limit: number;

  constructor(fileSize: number) {
    this.limit = Math.min(Math.max(2 * fileSize, LEAST), MOST);
    this.left = this.limit;
  }

  /** @throws Refusal `limit` */
  spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0)
      throw new Refusal('limit', `objects of more than ${this.limit} bytes`, `> ${this.limit >> 20} MB`);
  }
}

/** Bytes that things take in memory. */
export const COST = {
  /** A place in an array that grows: it is copied into one half as large again. */
  slot: 20,
  double: 16,
  list: 72,
  /** First room of a list, for 17 values. */
  firstItems: 152,
  tuple: 80,
  dict: 48,
  firstEntries: 200,
  entry: 64,
  object: 96,
  storage: 120,
  tensor: 400,
  text: 24,
  /** Of a global: it is looked up, which takes time rather than memory. */
  name: 32,
  /** A view of bytes of the pickle. */
  slice: 176,
} as const;
