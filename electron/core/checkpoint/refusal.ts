import { type AppError, fail } from '../../../shared/failure/failure';

/** Why a file is not read as a checkpoint; the sentence for each stands in the catalogues. */
export type CheckpointProblem =
  | 'empty'
  | 'not-a-checkpoint'
  | 'truncated'
  | 'tar-format'
  | 'endianness'
  | 'zip-structure'
  | 'zip-method'
  | 'zip-overlap'
  | 'global-not-allowed'
  | 'getattr-not-allowed'
  | 'opcode-not-allowed'
  | 'malformed'
  | 'limit'
  | 'bounds'
  | 'missing-storage';

/** Thrown inside the reader, where the file's name is not known; `refusalOf` adds it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: CheckpointProblem;
  readonly found: string;

  /** @param found what was met, in English technical words: a global's name, an opcode, an offset */
  constructor(problem: CheckpointProblem, found: string) {
    super(`${problem}: ${found}`);
    this.problem = problem;
    this.found = found;
  }
}

export const refusalOf = (file: string, refusal: Refusal): AppError =>
  fail(`checkpoint.${refusal.problem}`, { file, found: refusal.found }, { cause: refusal });
