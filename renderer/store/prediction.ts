import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/ipc/contract';
import { DEFAULT_PREDICTION_SETTINGS, type PredictionSettings } from '../../shared/project/settings';
import type { Notices } from './notices';
import { request } from './request';
import { readable, type Slice } from './slice';

/** Threshold, NMS and box limit of the open project: act at once on the screen, saved when they rest. */
export interface PredictionSettingsSlice extends Slice<PredictionSettings> {
  /** A project was opened: its stored settings. */
  load(settings: PredictionSettings): void;
  update(change: Partial<PredictionSettings>): void;
  /** Saves what is not saved yet; for closing. */
  flush(): Promise<void>;
}

const REST_MS = 400;

export function createPredictionSettingsSlice(bridge: Bridge, notices: Notices): PredictionSettingsSlice {
  const store = createStore<PredictionSettings>(() => DEFAULT_PREDICTION_SETTINGS);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const reply = await request(bridge, 'project.updatePrediction', store.getState());
    if (!reply.ok) notices.tell({ kind: 'failure', failure: reply.failure });
  };

  return {
    ...readable(store),
    load(settings) {
      clearTimeout(timer);
      timer = undefined;
      store.setState(settings, true);
    },
    update(change) {
      store.setState(change);
      clearTimeout(timer);
      timer = setTimeout(() => void save(), REST_MS);
    },
    async flush() {
      if (timer !== undefined) await save();
    },
  };
}
