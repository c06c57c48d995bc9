import type { StorageType } from './storageTypes';

/** What a pickle can hold once it is read. Nothing of it is ever called: objects of allowed classes become inert records. */
export type PyValue =
  | null
  | boolean
  | number
  | string
  | PyLongText
  | Uint8Array
  | PyList
  | PyTuple
  | PyDict
  | PyGlobal
  | PyObject
  | PyStorage
  | PyTensor;

/** Text too long to be a name: kept as bytes of the file, decoded only when somebody asks. */
export class PyLongText {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  toString(): string {
    return new TextDecoder().decode(this.bytes);
  }
}

export class PyList {
  readonly items: PyValue[] = [];
}

export class PyTuple {
  readonly items: readonly PyValue[];

  constructor(items: readonly PyValue[]) {
    this.items = items;
  }
}

const NOTHING: ReadonlyMap<string, PyValue> = new Map();

/**
 * dict and its kin (OrderedDict, defaultdict, ConfigDict). A Map, so that a key such as `__proto__` is only a key.
 * Entries under anything but text are dropped: nobody needs them, and numbers can be chosen so that a Map becomes slow.
 */
export class PyDict {
  private map: Map<string, PyValue> | null = null;

  /** The value under a text key; undefined when it is missing. */
  get(key: string): PyValue | undefined {
    return this.map?.get(key);
  }

  set(key: PyValue, value: PyValue): void {
    if (typeof key !== 'string') return;
    this.map ??= new Map();
    this.map.set(key, value);
  }

  get entries(): ReadonlyMap<string, PyValue> {
    return this.map ?? NOTHING;
  }
}

/** A named class or function of the allow-list. */
export class PyGlobal {
  /** `module name`, e.g. `collections OrderedDict`. */
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

/** Result of an allowed call or construction, uninterpreted. */
export class PyObject {
  readonly of: PyGlobal;
  readonly args: PyValue;
  state: PyValue = null;

  constructor(of: PyGlobal, args: PyValue) {
    this.of = of;
    this.args = args;
  }
}

/** A storage named by a persistent id; its bytes lie elsewhere in the file. */
export class PyStorage {
  readonly type: StorageType;
  readonly key: string;
  /** Elements, or bytes for an untyped storage. */
  readonly numel: number;

  constructor(type: StorageType, key: string, numel: number) {
    this.type = type;
    this.key = key;
    this.numel = numel;
  }

  get byteLength(): number {
    return this.numel * this.type.itemSize;
  }
}

/** A view of a storage that lies inside of it: all in elements of `type`. */
export interface TensorView {
  readonly storage: PyStorage;
  readonly type: StorageType;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  /** Product of the shape. */
  readonly count: number;
  /** Elements of the storage from the first to the last one seen. */
  readonly span: number;
}

export class PyTensor {
  readonly view: TensorView;

  constructor(view: TensorView) {
    this.view = view;
  }
}
