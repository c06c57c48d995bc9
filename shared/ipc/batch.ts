import type { ImagePath } from '../dataset/ids';
import type { Failure } from '../failure/failure';

/** Which images a batch predicts. Whatever is in the store already costs nothing. */
export interface BatchRequest {
  readonly scope: 'all' | 'not done';
}

export interface BatchState {
  readonly status: 'idle' | 'running' | 'paused' | 'finished' | 'cancelled';
  readonly total: number;
  /** Images with candidates now, including those that were stored before. */
  readonly done: number;
  /** Of `done`: found in the store, no inference. */
  readonly cached: number;
  /** Images that could not be read or predicted, with the reason; they never stop the batch. */
  readonly failed: readonly { readonly image: ImagePath; readonly failure: Failure }[];
  /** Images per second over the last seconds; null while unknown. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

export const IDLE_BATCH: BatchState = {
  status: 'idle',
  total: 0,
  done: 0,
  cached: 0,
  failed: [],
  rate: null,
  secondsLeft: null,
};
