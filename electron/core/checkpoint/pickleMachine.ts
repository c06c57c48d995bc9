import { type Budget, COST } from './budget';
import { callOf, globalOf, storageOf } from './pickleCalls';
import type { PickleReader } from './pickleReader';
import { PyDict, PyList, PyLongText, PyObject, type PyStorage, PyTuple, type PyValue } from './pickleValues';
import { Refusal } from './refusal';

/** Objects on the stack at once; Python's pickler hands a thousand at a time to a list or dictionary. */
const MAX_STACK = 1e6;
/** Storages of one file; a zip may have no more entries either. */
const MAX_STORAGES = 100_000;
/** Longer texts are not decoded: they are log histories, not names. */
const LONG_TEXT = 1 << 16;

/** State of a pickle that is being read: stack, memo and the storages it named. Everything it makes is paid for. */
export class PickleMachine {
  /** Every storage that was named, by key. */
  readonly storages = new Map<string, PyStorage>();
  private readonly reader: PickleReader;
  private readonly budget: Budget;
  private readonly stack: PyValue[] = [];
  /** Heights of the stack where a MARK stands. */
  private readonly marks: number[] = [];
  private readonly memo: (PyValue | undefined)[] = [];

  constructor(reader: PickleReader, budget: Budget) {
    this.reader = reader;
    this.budget = budget;
  }

  push(value: PyValue): void {
    if (this.stack.length >= MAX_STACK) throw new Refusal('limit', 'a high stack', `> ${MAX_STACK}`);
    this.stack.push(value);
  }

  pop(): PyValue {
    const value = this.top();
    this.stack.pop();
    return value;
  }

  /** The uppermost value above the last mark. */
  top(): PyValue {
    const value = this.stack[this.stack.length - 1];
    if (value === undefined || this.stack.length === this.marks[this.marks.length - 1]) {
      throw new Refusal('malformed', 'an operation without its operand');
    }
    return value;
  }

  mark(): void {
    if (this.marks.length >= MAX_STACK) throw new Refusal('limit', 'many marks', `> ${MAX_STACK}`);
    this.marks.push(this.stack.length);
  }

  /** Everything above the last mark, and the mark itself, taken off. */
  popMark(): PyValue[] {
    const mark = this.marks.pop();
    if (mark === undefined) throw new Refusal('malformed', 'a list without its beginning');
    this.budget.spend((this.stack.length - mark) * 8);
    return this.stack.splice(mark);
  }

  /** POP takes a value or, when there is none above it, a mark. */
  drop(): void {
    if (this.marks.length > 0 && this.marks[this.marks.length - 1] === this.stack.length) this.marks.pop();
    else this.pop();
  }

  emptyList(): void {
    this.budget.spend(COST.list);
    this.push(new PyList());
  }

  emptyDict(): void {
    this.budget.spend(COST.dict);
    this.push(new PyDict());
  }

  /** A tuple of the uppermost `length` values. */
  tuple(length: number): void {
    const items = new Array<PyValue>(length);
    for (let i = length - 1; i >= 0; i--) items[i] = this.pop();
    this.tupleOf(items);
  }

  tupleOf(items: readonly PyValue[]): void {
    this.budget.spend(COST.tuple + items.length * 8);
    this.push(new PyTuple(items));
  }

  append(values: readonly PyValue[]): void {
    const list = this.top();
    if (list instanceof PyList) {
      this.budget.spend(values.length * COST.slot + (list.items.length === 0 ? COST.firstItems : 0));
      for (const value of values) list.items.push(value);
    }
    // A set or another inert container: its content is of no use here.
    else if (!(list instanceof PyObject)) throw new Refusal('malformed', 'values added to something that is no list');
  }

  setItems(values: readonly PyValue[]): void {
    if (values.length % 2 !== 0) throw new Refusal('malformed', 'a key without a value');
    const dict = this.top();
    if (dict instanceof PyDict) {
      this.budget.spend((values.length / 2) * COST.entry + (dict.entries.size === 0 ? COST.firstEntries : 0));
      for (let i = 0; i < values.length; i += 2) dict.set(values[i]!, values[i + 1]!);
    } else if (!(dict instanceof PyObject)) {
      throw new Refusal('malformed', 'keys set in something that is no dictionary');
    }
  }

  /** BUILD: state of an inert object is kept aside; attributes of dictionaries (`_metadata`) are dropped. */
  build(): void {
    const state = this.pop();
    const target = this.top();
    if (target instanceof PyObject) target.state = state;
    else if (!(target instanceof PyDict)) throw new Refusal('malformed', 'state given to something that has none');
  }

  /** Picklers count their memo up, two bytes or more at each step; a gap is paid for like what would stand in it. */
  put(index: number): void {
    const value = this.top();
    const most = this.reader.bytes.length / 2;
    if (index > most) throw new Refusal('limit', 'a memo index', `${index} > ${Math.floor(most)}`);
    this.budget.spend(Math.max(index - this.memo.length + 1, 0) * COST.slot);
    while (this.memo.length < index) this.memo.push(undefined);
    this.memo[index] = value;
  }

  memoize(): void {
    this.put(this.memo.length);
  }

  get(index: number): void {
    const value = this.memo[index];
    if (value === undefined) throw new Refusal('malformed', `memo entry ${index}, which was never written`);
    this.push(value);
  }

  text(length: number): void {
    const bytes = this.reader.slice(length);
    this.budget.spend(length > LONG_TEXT ? COST.slice : COST.text + 2 * length);
    this.push(length > LONG_TEXT ? new PyLongText(bytes) : decodeText(bytes));
  }

  slice(length: number): void {
    this.budget.spend(COST.slice);
    this.push(this.reader.slice(length));
  }

  long(length: number): void {
    this.budget.spend(COST.double);
    this.push(this.reader.long(length));
  }

  double(): void {
    this.budget.spend(COST.double);
    this.push(this.reader.float64BigEndian());
  }

  named(module: PyValue, name: PyValue): void {
    this.budget.spend(COST.name);
    this.push(globalOf(module, name));
  }

  call(): void {
    const args = this.pop();
    this.push(callOf(this.pop(), args, this.budget));
  }

  persistent(): void {
    const storage = storageOf(this.pop());
    const known = this.storages.get(storage.key);
    if (known === undefined) {
      if (this.storages.size >= MAX_STORAGES) throw new Refusal('limit', 'many storages', `> ${MAX_STORAGES}`);
      this.budget.spend(COST.storage + COST.entry);
      this.storages.set(storage.key, storage);
    } else if (known.type !== storage.type || known.numel !== storage.numel) {
      throw new Refusal('malformed', 'a storage that is described in two ways', storage.key);
    }
    this.push(known ?? storage);
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
