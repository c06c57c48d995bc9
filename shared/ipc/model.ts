import type { DeviceRow, DeviceState, ModelInfo } from '../detection/model';
import type { Failure } from '../failure/failure';

/** The model of the open window. */
export type ModelState =
  | { readonly status: 'none' }
  | { readonly status: 'loading'; readonly name: string }
  | {
      readonly status: 'ready';
      readonly info: ModelInfo;
      readonly device: DeviceState;
      readonly devices: readonly DeviceRow[];
    }
  | { readonly status: 'failed'; readonly name: string; readonly failure: Failure };
