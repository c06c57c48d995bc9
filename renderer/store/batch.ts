import { createStore } from 'zustand/vanilla';
import type { Result } from '../../shared/failure/failure';
import { type BatchRequest, type BatchState, IDLE_BATCH } from '../../shared/ipc/batch';
import type { Bridge } from '../../shared/ipc/contract';
import { followMain } from './followMain';
import { request } from './request';
import { readable, type Slice } from './slice';

type Reply = Promise<Result<BatchState>>;

/** Prediction over the folder, as main reports it. */
export interface BatchSlice extends Slice<BatchState> {
  start(what: BatchRequest): Reply;
  pause(): Reply;
  resume(): Reply;
  cancel(): Reply;
  refresh(): Reply;
  /** No project: nothing runs. */
  reset(): void;
}

export function createBatchSlice(bridge: Bridge): BatchSlice {
  const store = createStore<BatchState>(() => IDLE_BATCH);
  const set = (state: BatchState): void => store.setState(state, true);
  const { heard, follow } = followMain(set);
  bridge.on('batch.state', heard);

  return {
    ...readable(store),
    start: (what) => follow(request(bridge, 'batch.start', what)),
    pause: () => follow(request(bridge, 'batch.pause', {})),
    resume: () => follow(request(bridge, 'batch.resume', {})),
    cancel: () => follow(request(bridge, 'batch.cancel', {})),
    refresh: () => follow(request(bridge, 'batch.state', {})),
    reset: () => set(IDLE_BATCH),
  };
}
