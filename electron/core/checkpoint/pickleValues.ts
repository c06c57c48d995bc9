/** What a pickle can hold once it is read. Nothing of it is ever called: objects of allowed classes become inert records. */
export type PyValue =
  | null
  | boolean
  | number
  | bigint
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

/** dict and its kin (OrderedDict, defaultdict, ConfigDict). A Map, so that a key such as `__proto__` is only a key. */
export class PyDict {
  readonly entries = new Map<PyValue, PyValue>();

  /** The value under a text key; undefined when it is missing. */
  get(key: string): PyValue | undefined {
    return this.entries.get(key);
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
}

/** A view of a storage: all in elements. */
export class PyTensor {
  readonly storage: PyStorage;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];

  constructor(storage: PyStorage, offset: number, shape: readonly number[], strides: readonly number[]) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }
}

export type Dtype = 'f16' | 'bf16' | 'f32' | 'f64' | 'i8' | 'u8' | 'bool' | 'i16' | 'i32' | 'i64';

export interface StorageType {
  readonly dtype: Dtype;
  /** Bytes per element. */
  readonly itemSize: number;
}

/** `torch` storage classes -> element type. */
export const STORAGE_TYPES: ReadonlyMap<string, StorageType> = new Map([
  ['torch FloatStorage', { dtype: 'f32', itemSize: 4 }],
  ['torch HalfStorage', { dtype: 'f16', itemSize: 2 }],
  ['torch BFloat16Storage', { dtype: 'bf16', itemSize: 2 }],
  ['torch DoubleStorage', { dtype: 'f64', itemSize: 8 }],
  ['torch LongStorage', { dtype: 'i64', itemSize: 8 }],
  ['torch IntStorage', { dtype: 'i32', itemSize: 4 }],
  ['torch ShortStorage', { dtype: 'i16', itemSize: 2 }],
  ['torch CharStorage', { dtype: 'i8', itemSize: 1 }],
  ['torch ByteStorage', { dtype: 'u8', itemSize: 1 }],
  ['torch BoolStorage', { dtype: 'bool', itemSize: 1 }],
  ['torch.storage UntypedStorage', { dtype: 'u8', itemSize: 1 }],
]);
