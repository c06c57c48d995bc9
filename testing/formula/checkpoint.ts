import type { Checkpoint } from '../../electron/core/checkpoint/checkpoint';
import { tensorOf, type Variant } from './generator';

export interface FormulaOptions {
  /** Config text inside the checkpoint. */
  readonly config?: string;
  readonly classNames?: readonly string[];
  /** Key of the tensor that is really read; to make mistakes on purpose. */
  readonly swap?: (key: string) => string;
}

/** A checkpoint of formula weights that is in no file: tensors are made when they are read. */
export function formulaCheckpoint(name: string, variant: Variant, options: FormulaOptions = {}): Checkpoint {
  const { config = null, classNames = null, swap = (key: string) => key } = options;
  const shapes = new Map(Object.entries(variant.tensors));
  return {
    file: `${name}.pth`,
    format: 'zip',
    metadata: { classNames, config, epoch: null },
    shapes,
    read(key) {
      const real = swap(key);
      return Promise.resolve(tensorOf(real, shapes.get(real) ?? [], variant));
    },
    close: () => Promise.resolve(),
  };
}
