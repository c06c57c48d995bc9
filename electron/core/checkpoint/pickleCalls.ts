import { HISTORY_BUFFER, roleOf } from './allowedGlobals';
import {
  PyDict,
  PyGlobal,
  PyList,
  PyObject,
  PyStorage,
  PyTensor,
  PyTuple,
  type PyValue,
  STORAGE_TYPES,
} from './pickleValues';
import { Refusal } from './refusal';

const MAX_DIMENSIONS = 64;
/** Elements of one tensor; the largest of any RTMDet has 15 million. */
const MAX_ELEMENTS = 2 ** 28;

/** GLOBAL or STACK_GLOBAL: only names of the allow-list get through. */
export function globalOf(module: PyValue, name: PyValue): PyGlobal {
  if (typeof module !== 'string' || typeof name !== 'string') {
    throw new Refusal('global-not-allowed', 'a name that is computed');
  }
  const path = `${module} ${name}`;
  if (roleOf(path) === undefined) throw new Refusal('global-not-allowed', `${module}.${name}`);
  return new PyGlobal(path);
}

/** REDUCE and NEWOBJ: what an allowed callable stands for. Nothing is executed. */
export function callOf(callable: PyValue, args: PyValue): PyValue {
  if (!(callable instanceof PyGlobal)) throw new Refusal('malformed', 'a call of something that is no function');
  if (!(args instanceof PyTuple)) throw new Refusal('malformed', 'a call without a list of arguments');
  switch (roleOf(callable.path)) {
    case 'dict':
      return dictOf(args);
    case 'tensor':
      return tensorOf(args);
    case 'parameter':
      return args.items[0] ?? null;
    case 'getattr':
      return attributeOf(callable, args);
    default:
      return new PyObject(callable, args);
  }
}

function attributeOf(callable: PyGlobal, args: PyTuple): PyObject {
  const [owner, name] = args.items;
  const ok =
    args.items.length === 2 &&
    owner instanceof PyGlobal &&
    owner.path === HISTORY_BUFFER &&
    typeof name === 'string' &&
    !name.startsWith('__');
  if (!ok)
    throw new Refusal('getattr-not-allowed', `getattr of ${typeof name === 'string' ? name : 'a computed name'}`);
  return new PyObject(callable, args);
}

/** `OrderedDict([[k, v], ...])` as well as the empty call that SETITEMS fills. */
function dictOf(args: PyTuple): PyDict {
  const dict = new PyDict();
  const pairs = args.items.find((item) => item instanceof PyList);
  if (pairs instanceof PyList) {
    for (const pair of pairs.items) {
      const items = pair instanceof PyList || pair instanceof PyTuple ? pair.items : [];
      if (items.length !== 2) throw new Refusal('malformed', 'a dictionary that is not made of pairs');
      dict.entries.set(items[0]!, items[1]!);
    }
  }
  return dict;
}

/** BINPERSID: ('storage', type, key, location, numel[, view metadata]). */
export function storageOf(id: PyValue): PyStorage {
  const items = id instanceof PyTuple ? id.items : [];
  const [kind, type, key, , numel, viewMetadata] = items;
  if (kind !== 'storage' || typeof key !== 'string' || !(type instanceof PyGlobal)) {
    throw new Refusal('malformed', 'a storage id of unknown form');
  }
  const storageType = STORAGE_TYPES.get(type.path);
  if (storageType === undefined) throw new Refusal('global-not-allowed', type.path.replace(' ', '.'));
  if (viewMetadata !== undefined && viewMetadata !== null) throw new Refusal('malformed', 'a view of a storage');
  const count = integer(numel);
  if (count < 0 || count * storageType.itemSize > Number.MAX_SAFE_INTEGER) {
    throw new Refusal('bounds', `a storage of ${String(numel)} elements`);
  }
  return new PyStorage(storageType, key, count);
}

/** `_rebuild_tensor*`: (storage, offset, size, stride, ...). Checked against the storage before anything is read. */
function tensorOf(args: PyTuple): PyTensor {
  const [storage, offset, size, stride] = args.items;
  if (!(storage instanceof PyStorage)) throw new Refusal('malformed', 'a tensor without a storage');
  const shape = integers(size);
  const strides = integers(stride);
  if (shape.length !== strides.length)
    throw new Refusal('malformed', 'a tensor with sizes and strides that differ in number');
  if (shape.length > MAX_DIMENSIONS) throw new Refusal('limit', `a tensor of ${shape.length} dimensions`);
  const start = integer(offset);
  if (start < 0 || shape.some((n) => n < 0) || strides.some((n) => n < 0))
    throw new Refusal('bounds', 'a negative size');
  const elements = shape.reduce((product, n) => product * n, 1);
  if (elements > MAX_ELEMENTS) throw new Refusal('limit', `a tensor of ${elements} elements`);
  const last = elements === 0 ? start : start + shape.reduce((sum, n, i) => sum + (n - 1) * strides[i]!, 0) + 1;
  if (last > storage.numel) throw new Refusal('bounds', `a tensor that needs ${last} of ${storage.numel} elements`);
  return new PyTensor(storage, start, shape, strides);
}

function integers(value: PyValue | undefined): number[] {
  const inner = value instanceof PyObject && value.args instanceof PyTuple ? value.args.items[0] : value;
  if (!(inner instanceof PyTuple || inner instanceof PyList)) throw new Refusal('malformed', 'a size that is no list');
  return inner.items.map(integer);
}

function integer(value: PyValue | undefined): number {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Refusal('malformed', 'a size that is no whole number');
  return value;
}
