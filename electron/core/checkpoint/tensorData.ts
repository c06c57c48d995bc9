import type { ByteSource } from './byteSource';
import type { TensorView } from './pickleValues';
import { Refusal } from './refusal';
import type { Dtype } from './storageTypes';

type Decode = (data: DataView, at: number) => number;

/** Elements decoded at a time: the raw bytes of a large tensor need not be held beside its values. */
const CHUNK = 1 << 18;
/** Bytes of a view that jumps about: they are read as a whole. No tensor of any RTMDet has a quarter of that. */
const MAX_SCATTERED = 2 ** 28;

const bits = new DataView(new ArrayBuffer(4));

/** bfloat16 is the upper half of a float32. */
function bfloat16(data: DataView, at: number): number {
  bits.setUint32(0, data.getUint16(at, true) << 16);
  return bits.getFloat32(0);
}

/** IEEE 754 half precision. */
function float16(data: DataView, at: number): number {
  const half = data.getUint16(at, true);
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const DECODERS: Readonly<Record<Dtype, Decode>> = {
  f32: (data, at) => data.getFloat32(at, true),
  f64: (data, at) => data.getFloat64(at, true),
  f16: float16,
  bf16: bfloat16,
  i8: (data, at) => data.getInt8(at),
  u8: (data, at) => data.getUint8(at),
  bool: (data, at) => data.getUint8(at),
  i16: (data, at) => data.getInt16(at, true),
  i32: (data, at) => data.getInt32(at, true),
  i64: (data, at) => Number(data.getBigInt64(at, true)),
};

const littleEndianHost = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * Elements of a tensor in row-major order as float32, whatever its strides and type; reads only the bytes it spans.
 * @param start file offset of its storage
 * @throws Refusal `limit`
 */
export async function readTensor(source: ByteSource, start: number, tensor: TensorView): Promise<Float32Array> {
  const { shape, strides, type, offset, count, span } = tensor;
  const { dtype, itemSize } = type;
  const from = start + offset * itemSize;
  if (count === 0) return new Float32Array(0);
  if (isRowMajor(shape, strides)) {
    if (dtype !== 'f32' || !littleEndianHost) return await decodeInOrder(source, from, tensor);
    return new Float32Array((await source.read(from, span * itemSize)).buffer);
  }
  if (span * itemSize > MAX_SCATTERED) throw new Refusal('limit', 'a wide view', `[${shape.join(', ')}]`);
  const bytes = await source.read(from, span * itemSize);
  return gather(new DataView(bytes.buffer), tensor, DECODERS[dtype], itemSize);
}

function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1 && strides[i] !== expected) return false;
    expected *= shape[i]!;
  }
  return true;
}

async function decodeInOrder(source: ByteSource, from: number, { count, type }: TensorView): Promise<Float32Array> {
  const decode = DECODERS[type.dtype];
  const values = new Float32Array(count);
  for (let done = 0; done < count; done += CHUNK) {
    const length = Math.min(CHUNK, count - done);
    const bytes = await source.read(from + done * type.itemSize, length * type.itemSize);
    const data = new DataView(bytes.buffer);
    for (let i = 0; i < length; i++) values[done + i] = decode(data, i * type.itemSize);
  }
  return values;
}

function gather(data: DataView, tensor: TensorView, decode: Decode, itemSize: number): Float32Array {
  const { shape, strides, count } = tensor;
  const values = new Float32Array(count);
  const index = new Array<number>(shape.length).fill(0);
  let at = 0;
  for (let i = 0; i < count; i++) {
    values[i] = decode(data, at * itemSize);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      at -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return values;
}
