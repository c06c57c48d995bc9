import { type AppError, fail } from '../../../shared/failure/failure';

/** Why a file is not read as a checkpoint; the sentence for each stands in the catalogues. */
export type CheckpointProblem =
  // the file itself
  | 'missing'
  | 'no-permission'
  | 'not-a-file'
  | 'unreadable'
  | 'changed'
  | 'empty'
  // something else than a checkpoint
  | 'not-a-checkpoint'
  | 'web-page'
  | 'lfs-pointer'
  | 'safetensors'
  | 'onnx'
  | 'torchscript'
  | 'plain-pickle'
  | 'packed'
  | 'other-zip'
  | 'tar-format'
  | 'pickled-model'
  | 'endianness'
  // damaged
  | 'truncated'
  | 'malformed'
  | 'bounds'
  | 'missing-storage'
  | 'zip-structure'
  // nothing that PyTorch writes
  | 'zip-method'
  | 'zip-overlap'
  | 'global-not-allowed'
  | 'getattr-not-allowed'
  | 'opcode-not-allowed'
  | 'limit';

/** Thrown inside the reader, where the file's name is not known; `refusalOf` adds it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: CheckpointProblem;
  readonly found: string | null;
  private readonly detail: string;

  /**
   * @param detail what was met, in English, for whoever reads a log
   * @param found the part a person is shown, in any language: names, numbers, offsets
   */
  constructor(problem: CheckpointProblem, detail: string, found: string | null = null, options?: ErrorOptions) {
    super(`${problem}: ${detail}`, options);
    this.problem = problem;
    this.detail = detail;
    this.found = found;
  }

  /** The same with the place where it happened, when it does not tell what it found. */
  at(offset: number): Refusal {
    return this.found === null ? new Refusal(this.problem, this.detail, hex(offset), { cause: this }) : this;
  }
}

export const hex = (offset: number): string => `0x${offset.toString(16)}`;

const MAX_FOUND = 120;

/** Names come from the file: they may be endless, or hold what would garble the sentence. */
function printable(found: string): string {
  const clean = found.slice(0, MAX_FOUND + 1).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return clean.length > MAX_FOUND ? `${clean.slice(0, MAX_FOUND)}…` : clean;
}

export const refusalOf = (file: string, refusal: Refusal): AppError =>
  fail(`checkpoint.${refusal.problem}`, { file, found: printable(refusal.found ?? '') }, { cause: refusal });
