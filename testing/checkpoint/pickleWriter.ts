/** A Python tuple; arrays are lists. */
export class Tuple {
  readonly items: readonly PickleValue[];

  constructor(...items: readonly PickleValue[]) {
    this.items = items;
  }
}

/** A class or function by name. */
export class Named {
  readonly module: string;
  readonly name: string;

  constructor(module: string, name: string) {
    this.module = module;
    this.name = name;
  }
}

/** `callable(*args)`, then its items (of a mapping) and its state. */
export class Call {
  readonly callable: Named;
  readonly args: Tuple;
  readonly with: { readonly items?: Dict; readonly state?: PickleValue; readonly isNew?: boolean };

  constructor(callable: Named, args: Tuple, more: Call['with'] = {}) {
    this.callable = callable;
    this.args = args;
    this.with = more;
  }
}

/** What torch writes by a persistent id. */
export class Persistent {
  readonly id: Tuple;

  constructor(id: Tuple) {
    this.id = id;
  }
}

type Dict = ReadonlyMap<string | number, PickleValue>;

/** Plain data and the few Python objects that checkpoints hold. Objects and Maps are dicts, arrays are lists. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Tuple
  | Named
  | Call
  | Persistent
  | Dict
  | readonly PickleValue[]
  | { readonly [key: string]: PickleValue };

/** Python's pickler hands over items in batches of this size. */
const BATCH = 1000;

/** Pickles `value` as Python's pickler does in that protocol (memo, batches, frame). */
export function pickled(value: PickleValue, protocol: 2 | 4): Buffer {
  const writer = new PickleWriter(protocol);
  writer.value(value);
  return writer.finished();
}

class PickleWriter {
  private readonly protocol: 2 | 4;
  private readonly parts: Uint8Array[] = [];
  /** Texts and names that were written -> memo index; other objects are put into the memo but never fetched. */
  private readonly known = new Map<string, number>();
  private memoSize = 0;

  constructor(protocol: 2 | 4) {
    this.protocol = protocol;
  }

  finished(): Buffer {
    const body = Buffer.concat([...this.parts, Buffer.from('.')]);
    const head = Buffer.from([0x80, this.protocol]);
    if (this.protocol === 2) return Buffer.concat([head, body]);
    const frame = Buffer.alloc(9, 0x95);
    frame.writeBigUInt64LE(BigInt(body.length), 1);
    return Buffer.concat([head, frame, body]);
  }

  value(value: PickleValue): void {
    if (value === null) this.op('N');
    else if (typeof value === 'boolean') this.byte(value ? 0x88 : 0x89);
    else if (typeof value === 'number') this.number(value);
    else if (typeof value === 'bigint') this.long(value);
    else if (typeof value === 'string') this.text(value);
    else if (value instanceof Uint8Array) this.bytes(value);
    else if (value instanceof Tuple) this.tuple(value);
    else if (value instanceof Named) this.named(value);
    else if (value instanceof Call) this.call(value);
    else if (value instanceof Persistent) {
      this.value(value.id);
      this.op('Q');
    } else if (Array.isArray(value)) this.list(value);
    else this.dict(value instanceof Map ? value : new Map(Object.entries(value)));
  }

  private op(letter: string): void {
    this.parts.push(Buffer.from(letter, 'latin1'));
  }

  private byte(...values: readonly number[]): void {
    this.parts.push(Uint8Array.from(values));
  }

  private sized(opcode: number, size: number, width: 1 | 4): void {
    const head = Buffer.alloc(1 + width, opcode);
    if (width === 1) head.writeUInt8(size, 1);
    else head.writeUInt32LE(size, 1);
    this.parts.push(head);
  }

  private number(value: number): void {
    if (!Number.isInteger(value) || Object.is(value, -0)) {
      const double = Buffer.alloc(9, 'G');
      double.writeDoubleBE(value, 1);
      this.parts.push(double);
    } else if (value >= 0 && value < 0x100) this.byte(0x4b, value);
    else if (value >= 0 && value < 0x10000) this.byte(0x4d, value & 0xff, value >> 8);
    else if (value >= -0x80000000 && value < 0x80000000) {
      const int = Buffer.alloc(5, 'J');
      int.writeInt32LE(value, 1);
      this.parts.push(int);
    } else this.long(BigInt(value));
  }

  /** Two's complement in as few bytes as hold the sign. */
  private long(value: bigint): void {
    let length = 1;
    while (BigInt.asIntN(length * 8, value) !== value) length++;
    const bytes = Array.from({ length }, (_, i) => Number((value >> BigInt(i * 8)) & 0xffn));
    this.byte(0x8a, length, ...bytes);
  }

  private text(value: string): void {
    if (this.recall(value)) return;
    const bytes = Buffer.from(value, 'utf8');
    if (this.protocol === 4 && bytes.length < 0x100) this.sized(0x8c, bytes.length, 1);
    else this.sized(0x58, bytes.length, 4);
    this.parts.push(bytes);
    this.remember(value);
  }

  /** Protocol 2 has no bytes: Python writes latin1 text and the call that turns it back. */
  private bytes(value: Uint8Array): void {
    if (this.protocol === 2) {
      const text = Buffer.from(value).toString('latin1');
      this.call(new Call(new Named('_codecs', 'encode'), new Tuple(text, 'latin1')));
      return;
    }
    this.sized(0x42, value.length, 4);
    this.parts.push(value);
    this.remember();
  }

  private tuple({ items }: Tuple): void {
    if (items.length === 0) {
      this.op(')');
      return;
    }
    if (items.length > 3) this.op('(');
    for (const item of items) this.value(item);
    if (items.length > 3) this.op('t');
    else this.byte(0x84 + items.length);
    this.remember();
  }

  private named({ module: given, name }: Named): void {
    // Up to protocol 2 Python writes the names that Python 2 knew.
    const module = this.protocol === 2 && given === 'builtins' ? '__builtin__' : given;
    const path = `\n${module}\n${name}`;
    if (this.recall(path)) return;
    if (this.protocol === 4) {
      this.text(module);
      this.text(name);
      this.byte(0x93);
    } else this.op(`c${module}\n${name}\n`);
    this.remember(path);
  }

  private call({ callable, args, with: { items, state, isNew } }: Call): void {
    this.value(callable);
    this.value(args);
    if (isNew === true) this.byte(0x81);
    else this.op('R');
    this.remember();
    if (items !== undefined) this.items(items);
    if (state !== undefined) {
      this.value(state);
      this.op('b');
    }
  }

  private list(values: readonly PickleValue[]): void {
    this.op(']');
    this.remember();
    for (let from = 0; from < values.length; from += BATCH) {
      const batch = values.slice(from, from + BATCH);
      if (batch.length > 1) this.op('(');
      for (const value of batch) this.value(value);
      this.op(batch.length > 1 ? 'e' : 'a');
    }
  }

  private dict(entries: Dict): void {
    this.op('}');
    this.remember();
    this.items(entries);
  }

  private items(entries: Dict): void {
    const all = [...entries];
    for (let from = 0; from < all.length; from += BATCH) {
      const batch = all.slice(from, from + BATCH);
      if (batch.length > 1) this.op('(');
      for (const [key, value] of batch) {
        this.value(key);
        this.value(value);
      }
      this.op(batch.length > 1 ? 'u' : 's');
    }
  }

  private recall(name: string): boolean {
    const index = this.known.get(name);
    if (index === undefined) return false;
    if (index < 0x100) this.byte(0x68, index);
    else this.sized(0x6a, index, 4);
    return true;
  }

  private remember(name?: string): void {
    const index = this.memoSize++;
    if (name !== undefined) this.known.set(name, index);
    if (this.protocol === 4) this.byte(0x94);
    else if (index < 0x100) this.byte(0x71, index);
    else this.sized(0x72, index, 4);
  }
}
