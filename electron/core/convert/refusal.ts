import { type AppError, fail } from '../../../shared/failure/failure';

/** Why a checkpoint that could be read is not converted; each has a sentence in the catalogues. */
export type ConvertProblem =
  | 'not-rtmdet'
  | 'no-head'
  | 'unsupported-backbone'
  | 'unsupported-head'
  | 'rotated'
  | 'missing-key'
  | 'unknown-weights'
  | 'shape-mismatch'
  | 'non-finite';

/** Thrown inside the converter, where the file's name is not known. */
export class ConvertRefusal extends Error {
  override readonly name = 'ConvertRefusal';
  readonly problem: ConvertProblem;
  readonly found: string;

  /** @param found keys, shapes and names: nothing that would need translating */
  constructor(problem: ConvertProblem, found: string) {
    super(`${problem}: ${found}`);
    this.problem = problem;
    this.found = found;
  }
}

/** The expected error behind anything thrown while `file` was converted. */
export function inFile(file: string, thrown: unknown): unknown {
  if (!(thrown instanceof ConvertRefusal)) return thrown;
  const failure: AppError = fail(`convert.${thrown.problem}`, { file, found: thrown.found }, { cause: thrown });
  return failure;
}
