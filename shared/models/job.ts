import type { Failure } from '../failure/failure';
import type { ExpDecision, Flavour, ModelSize, ModelTask } from './recipe';

/** A finished step of an import, with the time it took in milliseconds. */
export type ImportStep =
  | { readonly step: 'read'; readonly ms: number; readonly tensors: number }
  | {
      readonly step: 'recognised';
      readonly ms: number;
      readonly size: ModelSize | null;
      readonly p6: boolean;
      readonly flavour: Flavour;
      readonly task: ModelTask;
      readonly classCount: number;
    }
  | { readonly step: 'written'; readonly ms: number; readonly bytes: number }
  /** Run on a test picture. `exp` = null for a file that was not converted. */
  | { readonly step: 'checked'; readonly ms: number; readonly msPerImage: number; readonly exp: ExpDecision | null };

export type JobPhase =
  | 'waiting'
  | 'downloading'
  | 'verifying'
  | 'reading'
  | 'converting'
  | 'checking'
  | 'done'
  | 'failed'
  | 'cancelled';

/** Whether a job is neither done nor given up. */
export const isWorking = (phase: JobPhase): boolean => phase !== 'done' && phase !== 'failed' && phase !== 'cancelled';

/** A model on its way in: a download, an import, or one after the other. */
export interface ModelJob {
  readonly id: number;
  /** File name, or title of the catalogue. */
  readonly title: string;
  readonly catalogueId: string | null;
  readonly phase: JobPhase;
  readonly steps: readonly ImportStep[];
  /** While downloading; rates are of the last seconds. `total` = null when the server does not say. */
  readonly download: {
    readonly done: number;
    readonly total: number | null;
    readonly bytesPerSecond: number | null;
    readonly secondsLeft: number | null;
  } | null;
  readonly failure: Failure | null;
  /** Id of the installed model once it is done. */
  readonly modelId: string | null;
  /** Milliseconds so far, all steps together. */
  readonly ms: number;
}
