import { PyDict, PyList, PyLongText, PyTuple, type PyValue } from './pickleValues';

/** What a training run wrote beside the weights; everything optional. */
export interface CheckpointMetadata {
  /** `meta.dataset_meta.classes` (any case) or `meta.CLASSES`. */
  readonly classNames: readonly string[] | null;
  /** Fully resolved Python configuration as text; data, never evaluated. */
  readonly config: string | null;
  readonly epoch: number | null;
}

const dict = (value: PyValue | undefined): PyDict | null => (value instanceof PyDict ? value : null);
const text = (value: PyValue | undefined): string | null =>
  typeof value === 'string' ? value : value instanceof PyLongText ? value.toString() : null;

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

function namesOf(value: PyValue | undefined): readonly string[] | null {
  const single = text(value);
  if (single !== null) return [single];
  if (!(value instanceof PyList || value instanceof PyTuple)) return null;
  const names = value.items.map(text);
  return names.length > 0 && names.every((name) => name !== null) ? (names as string[]) : null;
}
