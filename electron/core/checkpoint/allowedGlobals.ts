import { PyGlobal } from './pickleValues';
import { DTYPES, STORAGE_TYPES } from './storageTypes';

/**
 * What a mapping class turns into, what is a tensor, what is inert. Only names listed here may appear in a checkpoint.
 * Sources: mmengine's checkpoint hooks (HistoryBuffer, ConfigDict), torch's serialisation, numpy's pickling.
 */
export type GlobalRole = 'dict' | 'tensor' | 'tensorWithDtype' | 'parameter' | 'storage' | 'getattr' | 'inert';

const BUILTINS = ['builtins', '__builtin__'];
const both = (names: readonly string[]) => BUILTINS.flatMap((module) => names.map((name) => `${module} ${name}`));

const ROLES: readonly (readonly [GlobalRole, readonly string[]])[] = [
  [
    'dict',
    [
      'collections OrderedDict',
      'collections defaultdict',
      'collections Counter',
      'mmengine.config.config ConfigDict',
      'addict addict.Dict',
      'addict Dict',
      'addict.addict Dict',
      ...both(['dict']),
    ],
  ],
  ['tensor', ['torch._utils _rebuild_tensor', 'torch._utils _rebuild_tensor_v2']],
  ['tensorWithDtype', ['torch._utils _rebuild_tensor_v3']],
  ['parameter', ['torch._utils _rebuild_parameter', 'torch._utils _rebuild_parameter_with_state']],
  ['storage', [...STORAGE_TYPES.keys()]],
  ['getattr', both(['getattr'])],
  [
    'inert',
    [
      'torch.nn.parameter Parameter',
      'torch Size',
      'torch device',
      ...DTYPES.keys(),
      '_codecs encode',
      ...both(['set', 'frozenset', 'list', 'int', 'bytearray', 'float', 'complex', 'slice', 'tuple']),
      'numpy.core.multiarray _reconstruct',
      'numpy._core.multiarray _reconstruct',
      'numpy.core.multiarray scalar',
      'numpy._core.multiarray scalar',
      'numpy ndarray',
      'numpy dtype',
      'numpy.core.numeric _frombuffer',
      'numpy._core.numeric _frombuffer',
      'mmengine.logging.history_buffer HistoryBuffer',
      // Its statistics methods: protocol 4 names them outright, older ones ask `getattr`.
      ...['min', 'max', 'mean', 'current'].map((name) => `mmengine.logging.history_buffer HistoryBuffer.${name}`),
      'mmengine.config.config Config',
      'pathlib PosixPath',
      'pathlib WindowsPath',
      'pathlib PurePosixPath',
      'pathlib PureWindowsPath',
    ],
  ],
];

const ROLE_OF: ReadonlyMap<string, GlobalRole> = new Map(
  ROLES.flatMap(([role, names]) => names.map((name) => [name, role] as const)),
);
const GLOBALS: ReadonlyMap<string, PyGlobal> = new Map([...ROLE_OF.keys()].map((path) => [path, new PyGlobal(path)]));

/** The global `module name`; undefined = not allowed in a checkpoint. */
export const allowedGlobal = (path: string): PyGlobal | undefined => GLOBALS.get(path);

export const roleOf = ({ path }: PyGlobal): GlobalRole | undefined => ROLE_OF.get(path);

/** The only thing attributes may be taken of: its pickled state holds its own statistics methods. */
export const HISTORY_BUFFER = 'mmengine.logging.history_buffer HistoryBuffer';

const MODEL_PACKAGE =
  /^(torch\.nn|ultralytics|yolox|mmdet|mmyolo|mmrotate|mmpose|detectron2|super_gradients|timm|torchvision|__main__)(\.|$)/;
const MODEL_FOLDER = /(^|\.)(nn|models?|modules|modeling|nets?|networks?|detectors|backbones)(\.|$)/;

/**
 * Whether a global looks like the class of a network: what `torch.save(model)` writes instead of weights. It decides only
 * which sentence a person reads; the file is refused either way.
 */
export const isModelClass = (module: string, name: string): boolean =>
  /^[A-Z]\w*$/.test(name) && (MODEL_PACKAGE.test(module) || MODEL_FOLDER.test(module));
