import type { ByteSource } from './byteSource';
import type { Container } from './container';
import type { Dtype, PyTensor } from './pickleValues';

type Decode = (data: DataView, at: number) => number;

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

/** Elements of a tensor in row-major order as float32, whatever its strides and type; reads only the bytes it spans. */
export async function readTensor(source: ByteSource, container: Container, tensor: PyTensor): Promise<Float32Array> {
  const { shape, strides, storage } = tensor;
  const count = shape.reduce((product, n) => product * n, 1);
  if (count === 0) return new Float32Array(0);
  const span = shape.reduce((sum, n, i) => sum + (n - 1) * strides[i]!, 0) + 1;
  const { dtype, itemSize } = storage.type;
  const bytes = await source.read(container.startOf(storage) + tensor.offset * itemSize, span * itemSize);
  if (dtype === 'f32' && littleEndianHost && isRowMajor(shape, strides)) return new Float32Array(bytes.buffer);
  return gather(new DataView(bytes.buffer), count, tensor, DECODERS[dtype], itemSize);
}

function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  let expected = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1 && strides[i] !== expected) return false;
    expected *= shape[i]!;
  }
  return true;
}

function gather(data: DataView, count: number, tensor: PyTensor, decode: Decode, itemSize: number): Float32Array {
  const { shape, strides } = tensor;
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
