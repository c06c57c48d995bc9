import { basename } from 'node:path';
import { openByteSource } from './byteSource';
import { type Container, openContainer } from './container';
import { type CheckpointMetadata, metadataOf } from './metadata';
import { PyDict, PyTensor, type PyValue } from './pickleValues';
import { Refusal, refusalOf } from './refusal';
import { readTensor } from './tensorData';

/** An opened PyTorch checkpoint: weights by name, read one at a time. */
export interface Checkpoint {
  readonly file: string;
  readonly format: 'zip' | 'legacy';
  readonly metadata: CheckpointMetadata;
  /** Tensors of the state dict in file order: key -> shape. Keys as they stand in the file. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** Row-major float32 values of one tensor; only its own bytes are read. */
  read(key: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Opens a `.pth` file (zip or legacy stream) as data: nothing in it is executed, only what names and weights need is read.
 * `state_dict` holds the EMA weights when the training used EMA; the raw ones under `ema_state_dict` are not looked at.
 * @throws AppError `checkpoint.*`
 */
export async function openCheckpoint(path: string): Promise<Checkpoint> {
  const file = basename(path);
  const source = await openByteSource(path);
  try {
    const container = await openContainer(source);
    const tensors = stateDictOf(container.root);
    for (const tensor of tensors.values()) container.startOf(tensor.storage);
    return {
      file,
      format: container.format,
      metadata: metadataOf(container.root),
      shapes: new Map([...tensors].map(([key, tensor]) => [key, tensor.shape])),
      read: (key) => reading(file, () => readNamed(source, container, tensors, key)),
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw inFile(file, error);
  }
}

function readNamed(
  source: Awaited<ReturnType<typeof openByteSource>>,
  container: Container,
  tensors: ReadonlyMap<string, PyTensor>,
  key: string,
): Promise<Float32Array> {
  const tensor = tensors.get(key);
  if (tensor === undefined) throw new Refusal('malformed', `no tensor ${key}`);
  return readTensor(source, container, tensor);
}

async function reading<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inFile(file, error);
  }
}

function inFile(file: string, error: unknown): unknown {
  if (error instanceof Refusal) return refusalOf(file, error);
  if (error instanceof RangeError) return refusalOf(file, new Refusal('truncated', error.message));
  return error;
}

/** `state_dict` of a training or published file, or the file's own top level when it is a bare state dict. */
function stateDictOf(root: PyValue): Map<string, PyTensor> {
  const tensors = new Map<string, PyTensor>();
  if (!(root instanceof PyDict)) return tensors;
  const inner = root.get('state_dict');
  const from = inner instanceof PyDict ? inner : inner === undefined ? root : new PyDict();
  for (const [key, value] of from.entries) {
    if (typeof key === 'string' && value instanceof PyTensor) tensors.set(key, value);
  }
  return tensors;
}
