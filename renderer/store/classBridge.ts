import type { ClassBridge } from '../../shared/detection/bridge';
import type { Slice } from './slice';

export interface ClassBridgeState {
  /** null without a model whose classes have names. */
  readonly bridge: ClassBridge | null;
}

/** How the classes of the loaded model map to the classes of the project; follows both and the user's table. */
export type ClassBridgeSlice = Slice<ClassBridgeState>;
