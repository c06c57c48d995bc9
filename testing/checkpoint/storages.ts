import { countOf, encoded, laidOut, STORAGE, stridesOf, type WrittenDtype } from './elements';
import { Call, Named, Persistent, type PickleValue, Tuple } from './pickleWriter';
import type { Content } from './zipArchive';

/** A tensor to write. `shape` counts elements per axis, the last axis fastest. */
export interface TensorToWrite {
  readonly shape: readonly number[];
  /**
   * Row-major values. A function is called once, when its turn to be written comes, so that a large state dict need not
   * be in memory; `'zeros'` becomes a hole in the file, which takes no room on disk. Not needed with `sharedWith`.
   */
  readonly data?: Float32Array | (() => Float32Array) | 'zeros';
  readonly dtype?: WrittenDtype;
  /** Order of the axes in memory, slowest first: `[0, 2, 3, 1]` is channels_last. */
  readonly axes?: readonly number[];
  /** Name of a tensor written before whose storage this one views. */
  readonly sharedWith?: string;
  /** With `sharedWith`: where the view begins, and its steps; both in elements. */
  readonly offset?: number;
  readonly strides?: readonly number[];
}

export interface Storage {
  readonly key: string;
  readonly numel: number;
  readonly dtype: WrittenDtype;
  content(): Content;
}

const ORDERED_DICT = new Named('collections', 'OrderedDict');
const REBUILD = new Named('torch._utils', '_rebuild_tensor_v2');

/** The storages of one file, in the order in which its tensors were named. */
export class Storages {
  readonly all: Storage[] = [];
  private readonly form: 'zip' | 'legacy';

  constructor(form: 'zip' | 'legacy') {
    this.form = form;
  }

  /** Pickle values of tensors by name; `sharedWith` refers to names of the same map. */
  dict(tensors: ReadonlyMap<string, TensorToWrite>): Map<string, PickleValue> {
    const own = new Map<string, Storage>();
    const values = new Map<string, PickleValue>();
    for (const [name, tensor] of tensors) {
      const shared = tensor.sharedWith === undefined ? undefined : own.get(tensor.sharedWith);
      if (tensor.sharedWith !== undefined && shared === undefined) {
        throw new Error(`${name} shares the storage of ${tensor.sharedWith}, which was not written before`);
      }
      const storage = shared ?? this.add(tensor);
      own.set(name, storage);
      values.set(name, this.view(tensor, storage));
    }
    return values;
  }

  /** Pickle value of a tensor that stands alone. */
  tensor(tensor: TensorToWrite): PickleValue {
    return this.view(tensor, this.add(tensor));
  }

  private add(tensor: TensorToWrite): Storage {
    const { shape, dtype = 'f32' } = tensor;
    const numel = countOf(shape);
    // zip numbers its storages; the legacy stream names them by their address in memory.
    const key = this.form === 'zip' ? String(this.all.length) : String(94_000_000_000_000 + this.all.length * 64);
    const storage = { key, numel, dtype, content: () => contentOf(tensor, numel, dtype) };
    this.all.push(storage);
    return storage;
  }

  private view(tensor: TensorToWrite, storage: Storage): PickleValue {
    const { shape, offset = 0, axes, strides = stridesOf(shape, axes) } = tensor;
    const type = new Named('torch', STORAGE[storage.dtype].name);
    const id = ['storage', type, storage.key, 'cpu', storage.numel];
    const persistent = new Persistent(new Tuple(...id, ...(this.form === 'legacy' ? [null] : [])));
    const hooks = new Call(ORDERED_DICT, new Tuple());
    return new Call(REBUILD, new Tuple(persistent, offset, new Tuple(...shape), new Tuple(...strides), false, hooks));
  }
}

function contentOf(tensor: TensorToWrite, numel: number, dtype: WrittenDtype): Content {
  const { data, shape, axes } = tensor;
  if (data === undefined) throw new Error('a tensor without data');
  if (data === 'zeros') return [numel * STORAGE[dtype].itemSize];
  const values = typeof data === 'function' ? data() : data;
  if (values.length !== numel) throw new Error(`${values.length} values for shape ${shape.join('x')}`);
  return encoded(axes === undefined ? values : laidOut(values, shape, stridesOf(shape, axes)), dtype);
}
