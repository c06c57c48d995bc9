import { basename } from 'node:path';
import { type ByteSource, openFile } from './byteSource';
import { type Container, openContainer } from './container';
import { type CheckpointMetadata, metadataOf } from './metadata';
import { PyDict, PyTensor, type PyValue, type TensorView } from './pickleValues';
import { Refusal, refusalOf } from './refusal';
import { readTensor } from './tensorData';

/** An opened PyTorch checkpoint: weights by name, read one at a time. */
export interface Checkpoint {
  readonly file: string;
  readonly format: 'zip' | 'legacy';
  readonly metadata: CheckpointMetadata;
  /** Tensors of the state dict in file order: key -> shape. Keys as they stand in the file. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** Row-major float32 values of one tensor; only its own bytes are read. @throws AppError `checkpoint.*` */
  read(key: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** RTMDet-x has about 1,500. */
const MAX_TENSORS = 50_000;
/** Elements of all tensors together; RTMDet-x-P6 has 153 million. */
const MAX_TOTAL = 2 ** 28;

interface Located {
  readonly view: TensorView;
  /** File offset of its storage. */
  readonly start: number;
}

/**
 * Opens a `.pth` file (zip or legacy stream) as data: nothing in it is executed, only what names and weights need is read.
 * `state_dict` holds the EMA weights when the training used EMA; the raw ones under `ema_state_dict` are not looked at.
 * @throws AppError `checkpoint.*`
 */
export async function openCheckpoint(path: string): Promise<Checkpoint> {
  const file = basename(path);
  return await openCheckpointFrom(await inFile(file, () => openFile(path)), file);
}

/**
 * The same from bytes that lie anywhere. The checkpoint owns `source` and closes it, also when it cannot be read.
 * @param file name that failures call it by
 * @throws AppError `checkpoint.*`
 */
export async function openCheckpointFrom(source: ByteSource, file: string): Promise<Checkpoint> {
  try {
    return await inFile(file, () => open(source, file));
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function open(source: ByteSource, file: string): Promise<Checkpoint> {
  const container = await openContainer(source);
  const tensors = await locate(container, stateDictOf(container.root));
  return {
    file,
    format: container.format,
    metadata: metadataOf(container.root),
    shapes: new Map([...tensors].map(([key, { view }]) => [key, view.shape])),
    read: (key) => readNamed(source, tensors, file, key),
    close: () => source.close(),
  };
}

/** Apart from `open`, so that the pickle and its objects are not kept while the checkpoint is. */
function readNamed(
  source: ByteSource,
  tensors: ReadonlyMap<string, Located>,
  file: string,
  key: string,
): Promise<Float32Array> {
  const tensor = tensors.get(key);
  if (tensor === undefined) throw new RangeError(`no tensor ${key}`);
  return inFile(file, () => readTensor(source, tensor.start, tensor.view));
}

/** Runs `work` and gives its refusals the file's name. */
async function inFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? refusalOf(file, error) : error;
  }
}

/** Where each tensor begins. All of them must be there: a file is read whole or refused. */
async function locate(container: Container, views: ReadonlyMap<string, TensorView>): Promise<Map<string, Located>> {
  if (views.size > MAX_TENSORS) throw new Refusal('limit', 'many tensors', `${views.size} > ${MAX_TENSORS}`);
  const total = [...views.values()].reduce((sum, { count }) => sum + count, 0);
  if (total > MAX_TOTAL) throw new Refusal('limit', 'many elements', `${total} > ${MAX_TOTAL}`);
  const starts = new Map<string, number>();
  const located = new Map<string, Located>();
  for (const [name, view] of views) {
    const { key } = view.storage;
    const start = starts.get(key) ?? (await container.startOf(view.storage));
    starts.set(key, start);
    located.set(name, { view, start });
  }
  return located;
}

/** `state_dict` of a training or published file, or the file's own top level when it is a bare state dict. */
function stateDictOf(root: PyValue): Map<string, TensorView> {
  const tensors = new Map<string, TensorView>();
  if (!(root instanceof PyDict)) return tensors;
  const inner = root.get('state_dict');
  const from = inner instanceof PyDict ? inner : inner === undefined ? root : new PyDict();
  for (const [key, value] of from.entries) if (value instanceof PyTensor) tensors.set(key, value.view);
  return tensors;
}
