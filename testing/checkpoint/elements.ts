export type WrittenDtype = 'f32' | 'f16' | 'bf16' | 'f64' | 'i64';

/** Dtype -> torch's storage class and bytes per element. */
export const STORAGE: Readonly<Record<WrittenDtype, { readonly name: string; readonly itemSize: number }>> = {
  f32: { name: 'FloatStorage', itemSize: 4 },
  f16: { name: 'HalfStorage', itemSize: 2 },
  bf16: { name: 'BFloat16Storage', itemSize: 2 },
  f64: { name: 'DoubleStorage', itemSize: 8 },
  i64: { name: 'LongStorage', itemSize: 8 },
};

const CHUNK = 1 << 16;

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** Nearest half-precision pattern of a float32, ties to even (IEEE 754). */
function half(value: number): number {
  single[0] = value;
  const x = bits[0]!;
  const sign = (x >>> 16) & 0x8000;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return sign | 0x7e00;
  if (magnitude >= 65520) return sign | 0x7c00;
  if (magnitude < 2 ** -14) return sign | roundEven(magnitude * 2 ** 24);
  const exponent = ((x >>> 23) & 0xff) - 127;
  return sign | (((exponent + 15) << 10) + roundEven((magnitude / 2 ** exponent - 1) * 1024));
}

function roundEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/** Upper half of the float32, ties to even. */
function brain(value: number): number {
  single[0] = value;
  const x = bits[0]!;
  if (Number.isNaN(value)) return 0x7fc0;
  return (x + 0x7fff + ((x >>> 16) & 1)) >>> 16;
}

const PUT: Readonly<Record<WrittenDtype, (data: DataView, at: number, value: number) => void>> = {
  f32: (data, at, value) => data.setFloat32(at, value, true),
  f64: (data, at, value) => data.setFloat64(at, value, true),
  f16: (data, at, value) => data.setUint16(at, half(value), true),
  bf16: (data, at, value) => data.setUint16(at, brain(value), true),
  i64: (data, at, value) => data.setBigInt64(at, BigInt(value), true),
};

/** Little-endian bytes of `values`, some at a time: a large tensor is never held twice. */
export function* encoded(values: Float32Array, dtype: WrittenDtype): Generator<Uint8Array> {
  const { itemSize } = STORAGE[dtype];
  const put = PUT[dtype];
  for (let from = 0; from < values.length; from += CHUNK) {
    const part = values.subarray(from, from + CHUNK);
    const bytes = new Uint8Array(part.length * itemSize);
    const data = new DataView(bytes.buffer);
    for (let i = 0; i < part.length; i++) put(data, i * itemSize, part[i]!);
    yield bytes;
  }
}

export const countOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** Element strides of a tensor whose axes lie in memory in the order `axes`, the last one fastest. */
export function stridesOf(shape: readonly number[], axes: readonly number[] = shape.map((_, i) => i)): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  let step = 1;
  for (const axis of [...axes].reverse()) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/** Row-major values laid out with `strides`, as they stand in the storage. */
export function laidOut(values: Float32Array, shape: readonly number[], strides: readonly number[]): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let rest = i;
    let at = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    out[at] = values[i]!;
  }
  return out;
}
