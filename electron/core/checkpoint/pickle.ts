import { callOf, globalOf, storageOf } from './pickleCalls';
import { PickleReader } from './pickleReader';
import { PyDict, PyList, PyLongText, PyObject, PyTuple, type PyValue } from './pickleValues';
import { Refusal } from './refusal';

const MAX_STEPS = 5e7;
const MAX_MEMO = 5e6;
const MAX_STACK = 5e6;
/** Longer texts are not decoded: they are log histories, not names. */
const LONG_TEXT = 1 << 16;

const MARK = Symbol('mark');

/**
 * Reads one pickle (protocols 0x80 2..5 without out-of-band buffers) as data. A stack machine with the opcodes that
 * mmengine and torch write; every global must stand on the allow-list and nothing is ever called.
 * @returns the value and the offset behind STOP
 * @throws Refusal `truncated`, `malformed`, `limit`, `opcode-not-allowed`, `global-not-allowed`, `getattr-not-allowed`, `bounds`
 */
export function readPickle(bytes: Uint8Array, at = 0): { readonly value: PyValue; readonly end: number } {
  const machine = new Machine(new PickleReader(bytes, at));
  const value = machine.run();
  return { value, end: machine.reader.at };
}

class Machine {
  readonly reader: PickleReader;
  private readonly stack: (PyValue | typeof MARK)[] = [];
  private readonly memo = new Map<number, PyValue>();

  constructor(reader: PickleReader) {
    this.reader = reader;
  }

  run(): PyValue {
    for (let step = 0; step < MAX_STEPS; step++) {
      const opcode = this.reader.uint8();
      if (opcode === 0x2e) return this.pop();
      this.execute(opcode);
      if (this.stack.length > MAX_STACK) throw new Refusal('limit', 'a stack of millions of values');
    }
    throw new Refusal('limit', 'millions of steps');
  }

  private execute(opcode: number): void {
    const operation = OPERATIONS[opcode];
    if (operation === undefined) {
      throw new Refusal('opcode-not-allowed', `opcode 0x${opcode.toString(16)} at byte ${this.reader.at - 1}`);
    }
    operation(this, this.reader);
  }

  push(value: PyValue | typeof MARK): void {
    this.stack.push(value);
  }

  pop(): PyValue {
    const value = this.stack.pop();
    if (value === undefined || value === MARK) throw new Refusal('malformed', 'an operation without its operand');
    return value;
  }

  top(): PyValue {
    const value = this.stack[this.stack.length - 1];
    if (value === undefined || value === MARK) throw new Refusal('malformed', 'an operation without its operand');
    return value;
  }

  /** Everything above the last mark, and the mark itself, taken off. */
  popMark(): PyValue[] {
    const mark = this.stack.lastIndexOf(MARK);
    if (mark < 0) throw new Refusal('malformed', 'a list without its beginning');
    const values = this.stack.splice(mark) as PyValue[];
    values.shift();
    return values;
  }

  tuple(length: number): void {
    const items: PyValue[] = [];
    for (let i = 0; i < length; i++) items.unshift(this.pop());
    this.push(new PyTuple(items));
  }

  append(values: readonly PyValue[]): void {
    const list = this.top();
    if (list instanceof PyList) for (const value of values) list.items.push(value);
    // A set or another inert container: its content is of no use here.
    else if (!(list instanceof PyObject)) throw new Refusal('malformed', 'values added to something that is no list');
  }

  setItems(values: readonly PyValue[]): void {
    if (values.length % 2 !== 0) throw new Refusal('malformed', 'a key without a value');
    const dict = this.top();
    if (!(dict instanceof PyDict)) throw new Refusal('malformed', 'keys set in something that is no dictionary');
    for (let i = 0; i < values.length; i += 2) dict.entries.set(values[i]!, values[i + 1]!);
  }

  /** BUILD: state of an inert object is kept aside; attributes of dictionaries (`_metadata`) are dropped. */
  build(): void {
    const state = this.pop();
    const target = this.top();
    if (target instanceof PyObject) target.state = state;
    else if (!(target instanceof PyDict)) throw new Refusal('malformed', 'state given to something that has none');
  }

  put(index: number): void {
    if (this.memo.size >= MAX_MEMO) throw new Refusal('limit', 'millions of memo entries');
    this.memo.set(index, this.top());
  }

  memoize = (): void => this.put(this.memo.size);

  get(index: number): void {
    const value = this.memo.get(index);
    if (value === undefined) throw new Refusal('malformed', `memo entry ${index}, which was never written`);
    this.push(value);
  }

  text(length: number): void {
    const bytes = this.reader.slice(length);
    if (length > LONG_TEXT) this.push(new PyLongText(bytes));
    else this.push(decodeText(bytes));
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new Refusal('malformed', 'text that is not UTF-8');
  }
}

type Operation = (machine: Machine, reader: PickleReader) => void;

function protocol(_: Machine, reader: PickleReader): void {
  const version = reader.uint8();
  if (version > 5) throw new Refusal('malformed', `pickle protocol ${version}`);
}

/** Opcode -> what it does (Python's pickletools names in the comments). */
const OPERATIONS: Readonly<Record<number, Operation>> = {
  128: protocol, // PROTO
  149: (_, r) => void r.take(Math.min(8, r.bytes.length - r.at)), // FRAME: its length is advice only
  125: (m) => m.push(new PyDict()), // EMPTY_DICT
  93: (m) => m.push(new PyList()), // EMPTY_LIST
  41: (m) => m.push(new PyTuple([])), // EMPTY_TUPLE
  143: (m) => m.push(new PyList()), // EMPTY_SET: a list is as good, nobody asks for membership
  40: (m) => m.push(MARK), // MARK
  78: (m) => m.push(null), // NONE
  136: (m) => m.push(true), // NEWTRUE
  137: (m) => m.push(false), // NEWFALSE
  113: (m, r) => m.put(r.uint8()), // BINPUT
  114: (m, r) => m.put(r.uint32()), // LONG_BINPUT
  148: (m) => m.memoize(), // MEMOIZE
  104: (m, r) => m.get(r.uint8()), // BINGET
  106: (m, r) => m.get(r.uint32()), // LONG_BINGET
  74: (m, r) => m.push(r.int32()), // BININT
  75: (m, r) => m.push(r.uint8()), // BININT1
  77: (m, r) => m.push(r.uint16()), // BININT2
  138: (m, r) => m.push(r.long(r.uint8())), // LONG1
  139: (m, r) => m.push(r.long(r.int32())), // LONG4
  71: (m, r) => m.push(r.float64BigEndian()), // BINFLOAT
  88: (m, r) => m.text(r.uint32()), // BINUNICODE
  140: (m, r) => m.text(r.uint8()), // SHORT_BINUNICODE
  141: (m, r) => m.text(r.uint64()), // BINUNICODE8
  85: (m, r) => m.push(r.slice(r.uint8())), // SHORT_BINSTRING
  66: (m, r) => m.push(r.slice(r.uint32())), // BINBYTES
  67: (m, r) => m.push(r.slice(r.uint8())), // SHORT_BINBYTES
  142: (m, r) => m.push(r.slice(r.uint64())), // BINBYTES8
  116: (m) => m.push(new PyTuple(m.popMark())), // TUPLE
  133: (m) => m.tuple(1), // TUPLE1
  134: (m) => m.tuple(2), // TUPLE2
  135: (m) => m.tuple(3), // TUPLE3
  97: (m) => m.append([m.pop()]), // APPEND
  101: (m) => m.append(m.popMark()), // APPENDS
  144: (m) => m.append(m.popMark()), // ADDITEMS
  115: (m) => {
    const value = m.pop();
    m.setItems([m.pop(), value]);
  }, // SETITEM
  117: (m) => m.setItems(m.popMark()), // SETITEMS
  48: (m) => void m.pop(), // POP
  49: (m) => void m.popMark(), // POP_MARK
  50: (m) => m.push(m.top()), // DUP
  99: (m, r) => {
    const module = r.line();
    m.push(globalOf(module, r.line()));
  }, // GLOBAL
  147: (m) => {
    const name = m.pop();
    m.push(globalOf(m.pop(), name));
  }, // STACK_GLOBAL
  82: (m) => {
    const args = m.pop();
    m.push(callOf(m.pop(), args));
  }, // REDUCE
  129: (m) => {
    const args = m.pop();
    m.push(callOf(m.pop(), args));
  }, // NEWOBJ
  98: (m) => m.build(), // BUILD
  81: (m) => m.push(storageOf(m.pop())), // BINPERSID
};
