import { PyDict, PyGlobal, PyList, PyObject, PyStorage, PyTensor, PyTuple, type PyValue } from './pickleValues';
import { Refusal } from './refusal';
import { DTYPES, type StorageType } from './storageTypes';

const MAX_DIMENSIONS = 64;
/** Elements of one tensor; the largest of any RTMDet has 15 million. */
const MAX_ELEMENTS = 2 ** 28;
/** Elements of a tensor whose steps show the same bytes again and again: more of them than the file pays for. */
const MAX_REPEATED = 2 ** 24;

/**
 * `_rebuild_tensor*`: (storage, offset, size, stride, ...). Checked against the storage before anything is read.
 * @param dtype `_rebuild_tensor_v3` brings its own; null = the storage's
 */
export function tensorOf(args: PyTuple, dtype: PyValue | undefined): PyTensor {
  const [storage, offset, size, stride] = args.items;
  if (!(storage instanceof PyStorage)) throw new Refusal('malformed', 'a tensor without a storage');
  refuseLazyBits(args);
  const type = dtype === null ? storage.type : typeOf(dtype);
  const shape = integers(size);
  const strides = integers(stride);
  if (shape.length !== strides.length)
    throw new Refusal('malformed', 'a tensor with sizes and strides that differ in number');
  const start = integer(offset);
  if (start < 0 || shape.some((n) => n < 0) || strides.some((n) => n < 0)) {
    throw new Refusal('bounds', 'a negative size', described(storage, shape));
  }
  const count = shape.includes(0) ? 0 : shape.reduce((product, n) => product * n, 1);
  if (count > MAX_ELEMENTS || shape.some((n) => n > MAX_ELEMENTS)) {
    throw new Refusal('limit', 'a huge tensor', described(storage, shape));
  }
  const span = count === 0 ? 0 : shape.reduce((sum, n, i) => sum + (n - 1) * strides[i]!, 0) + 1;
  const end = (start + span) * type.itemSize;
  if (end > storage.byteLength) {
    throw new Refusal(
      'bounds',
      'a tensor outside its storage',
      `${described(storage, shape)}: ${end} > ${storage.byteLength}`,
    );
  }
  if (count > Math.max(span, MAX_REPEATED)) {
    throw new Refusal('limit', 'a huge repeated tensor', described(storage, shape));
  }
  return new PyTensor({ storage, type, offset: start, shape, strides, count, span });
}

const described = ({ key }: PyStorage, shape: readonly number[]): string => `${key} [${shape.slice(0, 8).join(', ')}]`;

function typeOf(dtype: PyValue | undefined): StorageType {
  if (!(dtype instanceof PyGlobal)) throw new Refusal('malformed', 'a tensor without a type');
  const type = DTYPES.get(dtype.path);
  if (type === undefined) throw new Refusal('malformed', 'a tensor of unknown type', dtype.path);
  return type;
}

/** A view whose negation or conjugation torch has put off: its bytes are not its values. */
function refuseLazyBits(args: PyTuple): void {
  for (const item of args.items.slice(6)) {
    if (item instanceof PyDict && (item.get('neg') === true || item.get('conj') === true)) {
      throw new Refusal('malformed', 'a lazily negated or conjugated tensor');
    }
  }
}

function integers(value: PyValue | undefined): number[] {
  // torch.Size((2, 3)) is an inert call.
  const inner = value instanceof PyObject && value.args instanceof PyTuple ? value.args.items[0] : value;
  if (!(inner instanceof PyTuple || inner instanceof PyList)) throw new Refusal('malformed', 'a size that is no list');
  const { length } = inner.items;
  if (length > MAX_DIMENSIONS) throw new Refusal('limit', `${length} dimensions`, `${length} > ${MAX_DIMENSIONS}`);
  return inner.items.map(integer);
}

function integer(value: PyValue | undefined): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Refusal('malformed', 'a size that is no whole number');
  return value;
}
