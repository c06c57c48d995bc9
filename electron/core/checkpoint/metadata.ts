import { PyDict, PyList, PyLongText, PyTuple, type PyValue } from './pickleValues';

/** What a training run wrote beside the weights; everything optional. */
export interface CheckpointMetadata {
  /** `meta.dataset_meta.classes` (any case) or `meta.CLASSES`. */
  readonly classNames: readonly string[] | null;
  /** Fully resolved Python configuration as text; data, never evaluated. */
  readonly config: string | null;
  readonly epoch: number | null;
}

/** Longer ones are no configuration: the longest real ones have 100 kB. */
const MAX_CONFIG = 8 << 20;
/** More or longer ones are no class names. */
const MAX_NAMES = 10_000;
const MAX_NAME = 1000;

const dict = (value: PyValue | undefined): PyDict | null => (value instanceof PyDict ? value : null);

function text(value: PyValue | undefined): string | null {
  if (value instanceof PyLongText) return value.bytes.length > MAX_CONFIG ? null : value.toString();
  return typeof value === 'string' ? value : null;
}

/** Reads `meta` and `message_hub` of a checkpoint; newer mmengine keeps the config in the hub. */
export function metadataOf(root: PyValue): CheckpointMetadata {
  const meta = dict(dict(root)?.get('meta'));
  const runtime = dict(dict(dict(root)?.get('message_hub'))?.get('runtime_info'));
  const epoch = meta?.get('epoch');
  return {
    classNames: namesOf(entryOf(dict(meta?.get('dataset_meta')), 'classes')) ?? namesOf(entryOf(meta, 'classes')),
    config: text(runtime?.get('cfg')) ?? text(meta?.get('cfg')),
    epoch: typeof epoch === 'number' ? epoch : null,
  };
}

/** mmdet wrote `CLASSES` before 3.0 and `classes` since. */
function entryOf(from: PyDict | null, name: string): PyValue | undefined {
  return from?.get(name) ?? from?.get(name.toUpperCase());
}

/** A single class may stand alone instead of in a list. */
function namesOf(value: PyValue | undefined): readonly string[] | null {
  const items = value instanceof PyList || value instanceof PyTuple ? value.items : [value];
  if (items.length === 0 || items.length > MAX_NAMES) return null;
  const isName = (item: PyValue | undefined): item is string => typeof item === 'string' && item.length <= MAX_NAME;
  return items.every(isName) ? items : null;
}
