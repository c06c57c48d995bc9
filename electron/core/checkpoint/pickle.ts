import type { Budget } from './budget';
import { PickleMachine } from './pickleMachine';
import { PickleReader } from './pickleReader';
import { type PyStorage, PyTuple, type PyValue } from './pickleValues';
import { hex, Refusal } from './refusal';

/** Every step takes at least one byte; this bounds the time of pickles of hundreds of megabytes. */
const MAX_STEPS = 5e7;
const STOP = 0x2e;
const HIGHEST_PROTOCOL = 5;

export interface Unpickled {
  readonly value: PyValue;
  /** Every storage that the pickle names, by key. */
  readonly storages: ReadonlyMap<string, PyStorage>;
  /** Offset behind STOP. */
  readonly end: number;
}

/**
 * Reads one pickle (protocols 2 to 4, and 5 as far as it needs no more opcodes) as data. A stack machine with the opcodes
 * that mmengine and torch write; every global must stand on the allow-list and nothing is ever called.
 * @param budget pays for what is made
 * @throws Refusal `truncated`, `malformed`, `limit`, `bounds`, `opcode-not-allowed`, `global-not-allowed`,
 * `getattr-not-allowed`, `pickled-model`
 */
export function readPickle(bytes: Uint8Array, budget: Budget, at = 0): Unpickled {
  const reader = new PickleReader(bytes, at);
  const machine = new PickleMachine(reader, budget);
  for (let step = 0; step < MAX_STEPS; step++) {
    const start = reader.at;
    try {
      const opcode = reader.uint8();
      if (opcode === STOP) return { value: machine.pop(), storages: machine.storages, end: reader.at };
      execute(opcode, machine, reader);
    } catch (error) {
      throw error instanceof Refusal ? error.at(start) : error;
    }
  }
  throw new Refusal('limit', 'many steps', `> ${MAX_STEPS}`);
}

function execute(opcode: number, machine: PickleMachine, reader: PickleReader): void {
  const operation = OPERATIONS[opcode];
  if (operation === undefined) {
    throw new Refusal('opcode-not-allowed', 'an opcode', `${hex(opcode)} @ ${hex(reader.at - 1)}`);
  }
  operation(machine, reader);
}

type Operation = (machine: PickleMachine, reader: PickleReader) => void;

const EMPTY_TUPLE = new PyTuple([]);

function protocol(_: PickleMachine, reader: PickleReader): void {
  const version = reader.uint8();
  if (version > HIGHEST_PROTOCOL) throw new Refusal('malformed', `pickle protocol ${version}`);
}

/** Opcode -> what it does (Python's pickletools names in the comments). */
const OPERATIONS: Readonly<Record<number, Operation>> = {
  128: protocol, // PROTO
  149: (_, r) => void r.take(8), // FRAME: its length is advice only
  125: (m) => m.emptyDict(), // EMPTY_DICT
  93: (m) => m.emptyList(), // EMPTY_LIST
  41: (m) => m.push(EMPTY_TUPLE), // EMPTY_TUPLE
  143: (m) => m.emptyList(), // EMPTY_SET: a list is as good, nobody asks for membership
  40: (m) => m.mark(), // MARK
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
  138: (m, r) => m.long(r.uint8()), // LONG1
  139: (m, r) => m.long(r.int32()), // LONG4
  71: (m) => m.double(), // BINFLOAT
  88: (m, r) => m.text(r.uint32()), // BINUNICODE
  140: (m, r) => m.text(r.uint8()), // SHORT_BINUNICODE
  141: (m, r) => m.text(r.uint64()), // BINUNICODE8
  85: (m, r) => m.slice(r.uint8()), // SHORT_BINSTRING
  66: (m, r) => m.slice(r.uint32()), // BINBYTES
  67: (m, r) => m.slice(r.uint8()), // SHORT_BINBYTES
  142: (m, r) => m.slice(r.uint64()), // BINBYTES8
  116: (m) => m.tupleOf(m.popMark()), // TUPLE
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
  48: (m) => m.drop(), // POP
  49: (m) => void m.popMark(), // POP_MARK
  50: (m) => m.push(m.top()), // DUP
  99: (m, r) => {
    const module = r.line();
    m.named(module, r.line());
  }, // GLOBAL
  147: (m) => {
    const name = m.pop();
    m.named(m.pop(), name);
  }, // STACK_GLOBAL
  82: (m) => m.call(), // REDUCE
  129: (m) => m.call(), // NEWOBJ
  98: (m) => m.build(), // BUILD
  81: (m) => m.persistent(), // BINPERSID
};
