import { STORAGE_TYPES } from './pickleValues';

/**
 * What a mapping class turns into, what is a tensor, what is inert. Only names listed here may appear in a checkpoint.
 * Sources: mmengine's checkpoint hooks (HistoryBuffer, ConfigDict), torch's serialisation, numpy's pickling.
 */
export type GlobalRole = 'dict' | 'tensor' | 'parameter' | 'storage' | 'getattr' | 'inert';

const BUILTINS = ['builtins', '__builtin__'];
const both = (names: readonly string[]) => BUILTINS.flatMap((module) => names.map((name) => `${module} ${name}`));

const DTYPES = [
  'float16',
  'float32',
  'float64',
  'bfloat16',
  'half',
  'float',
  'double',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'short',
  'int',
  'long',
  'bool',
];

const ROLES: readonly (readonly [GlobalRole, readonly string[]])[] = [
  [
    'dict',
    [
      'collections OrderedDict',
      'collections defaultdict',
      'mmengine.config.config ConfigDict',
      'addict addict.Dict',
      'addict Dict',
      'addict.addict Dict',
      ...both(['dict']),
    ],
  ],
  ['tensor', ['torch._utils _rebuild_tensor', 'torch._utils _rebuild_tensor_v2', 'torch._utils _rebuild_tensor_v3']],
  ['parameter', ['torch._utils _rebuild_parameter']],
  ['storage', [...STORAGE_TYPES.keys()]],
  ['getattr', both(['getattr'])],
  [
    'inert',
    [
      'torch.nn.parameter Parameter',
      'torch Size',
      'torch device',
      ...DTYPES.map((name) => `torch ${name}`),
      '_codecs encode',
      ...both(['set', 'frozenset', 'list', 'int', 'bytearray', 'float', 'slice', 'tuple']),
      'numpy.core.multiarray _reconstruct',
      'numpy._core.multiarray _reconstruct',
      'numpy.core.multiarray scalar',
      'numpy._core.multiarray scalar',
      'numpy ndarray',
      'numpy dtype',
      'numpy.core.numeric _frombuffer',
      'numpy._core.numeric _frombuffer',
      'mmengine.logging.history_buffer HistoryBuffer',
      'mmengine.config.config Config',
      'pathlib PosixPath',
      'pathlib WindowsPath',
      'pathlib PurePosixPath',
      'pathlib PureWindowsPath',
    ],
  ],
];

const TABLE: ReadonlyMap<string, GlobalRole> = new Map(
  ROLES.flatMap(([role, names]) => names.map((name) => [name, role] as const)),
);

/** Role of `module name`, undefined = not allowed in a checkpoint. */
export const roleOf = (path: string): GlobalRole | undefined => TABLE.get(path);

/** The only thing attributes may be taken of: its pickled state holds its own statistics methods. */
export const HISTORY_BUFFER = 'mmengine.logging.history_buffer HistoryBuffer';
