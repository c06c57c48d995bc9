export type Dtype = 'f16' | 'bf16' | 'f32' | 'f64' | 'i8' | 'u8' | 'bool' | 'i16' | 'i32' | 'i64';

export interface StorageType {
  readonly dtype: Dtype;
  /** Bytes per element. */
  readonly itemSize: number;
}

const F16: StorageType = { dtype: 'f16', itemSize: 2 };
const BF16: StorageType = { dtype: 'bf16', itemSize: 2 };
const F32: StorageType = { dtype: 'f32', itemSize: 4 };
const F64: StorageType = { dtype: 'f64', itemSize: 8 };
const I8: StorageType = { dtype: 'i8', itemSize: 1 };
const U8: StorageType = { dtype: 'u8', itemSize: 1 };
const BOOL: StorageType = { dtype: 'bool', itemSize: 1 };
const I16: StorageType = { dtype: 'i16', itemSize: 2 };
const I32: StorageType = { dtype: 'i32', itemSize: 4 };
const I64: StorageType = { dtype: 'i64', itemSize: 8 };

/** `torch` storage classes -> element type. */
export const STORAGE_TYPES: ReadonlyMap<string, StorageType> = new Map([
  ['torch FloatStorage', F32],
  ['torch HalfStorage', F16],
  ['torch BFloat16Storage', BF16],
  ['torch DoubleStorage', F64],
  ['torch LongStorage', I64],
  ['torch IntStorage', I32],
  ['torch ShortStorage', I16],
  ['torch CharStorage', I8],
  ['torch ByteStorage', U8],
  ['torch BoolStorage', BOOL],
  ['torch.storage UntypedStorage', U8],
]);

/** `torch` dtypes -> element type, for tensors that bring their own (`_rebuild_tensor_v3`). */
export const DTYPES: ReadonlyMap<string, StorageType> = new Map([
  ['torch float16', F16],
  ['torch half', F16],
  ['torch bfloat16', BF16],
  ['torch float32', F32],
  ['torch float', F32],
  ['torch float64', F64],
  ['torch double', F64],
  ['torch int8', I8],
  ['torch int16', I16],
  ['torch short', I16],
  ['torch int32', I32],
  ['torch int', I32],
  ['torch int64', I64],
  ['torch long', I64],
  ['torch uint8', U8],
  ['torch bool', BOOL],
]);
