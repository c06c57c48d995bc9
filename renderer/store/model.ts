import { createStore } from 'zustand/vanilla';
import type { DeviceName } from '../../shared/detection/model';
import type { Result } from '../../shared/failure/failure';
import type { Bridge } from '../../shared/ipc/contract';
import type { ModelState } from '../../shared/ipc/model';
import { followMain } from './followMain';
import { request } from './request';
import { readable, type Slice } from './slice';

type Loaded = Promise<Result<ModelState>>;

/** The model of the window. Requests resolve with main's reply; the slice itself follows main's events and replies. */
export interface ModelSlice extends Slice<ModelState> {
  setDevice(device: DeviceName): Loaded;
  /** Side length in pixels, for models that accept more than one. */
  setInputSize(size: number): Loaded;
  setClassNames(names: readonly string[]): Loaded;
  /** Asks main for the present state. */
  refresh(): Loaded;
}

export function createModelSlice(bridge: Bridge): ModelSlice {
  const store = createStore<ModelState>(() => ({ status: 'none' }));
  const set = (state: ModelState): void => store.setState(state, true);
  const { heard, follow } = followMain(set);
  bridge.on('model.state', heard);

  return {
    ...readable(store),
    setDevice: (device) => follow(request(bridge, 'model.setDevice', { device })),
    setInputSize: (size) => follow(request(bridge, 'model.setInputSize', { size })),
    setClassNames: (names) => follow(request(bridge, 'model.setClassNames', { names })),
    refresh: () => follow(request(bridge, 'model.state', {})),
  };
}
