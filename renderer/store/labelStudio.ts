import { createStore } from 'zustand/vanilla';
import type { Result } from '../../shared/failure/failure';
import type { Bridge } from '../../shared/ipc/contract';
import {
  DEFAULT_LABEL_STUDIO,
  type LabelChoice,
  type LabelStudioChange,
  type LabelStudioState,
  type ThresholdChoice,
} from '../../shared/ipc/labelStudio';
import type { PushRequest, StudioProject } from '../../shared/ipc/labelStudioPush';
import { followMain } from './followMain';
import { request } from './request';
import { readable, type Slice } from './slice';

type Reply = Promise<Result<LabelStudioState>>;

/** The server that answers Label Studio, as main reports it. */
export interface LabelStudioSlice extends Slice<LabelStudioState> {
  start(): Reply;
  stop(): Reply;
  update(change: LabelStudioChange): Reply;
  /** Native folder dialog; null = cancelled. */
  addRoot(): Promise<Result<LabelStudioState | null>>;
  setLabel(choice: LabelChoice): Reply;
  setThreshold(choice: ThresholdChoice): Reply;
  /** Asks the Label Studio whose address and token are set. */
  studioProjects(): Promise<Result<readonly StudioProject[]>>;
  push(what: PushRequest): Reply;
  stopPush(): Reply;
  dismissPush(): Reply;
  clearLog(): Reply;
  /** Stops the predictions in work. */
  cancel(): Reply;
  refresh(): Reply;
}

const UNKNOWN: LabelStudioState = {
  server: { status: 'off' },
  settings: DEFAULT_LABEL_STUDIO,
  token: 'none',
  password: 'none',
  lastHealth: null,
  projects: [],
  running: [],
  log: [],
  push: null,
};

export function createLabelStudioSlice(bridge: Bridge): LabelStudioSlice {
  const store = createStore<LabelStudioState>(() => UNKNOWN);
  const set = (state: LabelStudioState): void => store.setState(state, true);
  const { heard, follow } = followMain(set);
  bridge.on('labelStudio.state', heard);

  return {
    ...readable(store),
    start: () => follow(request(bridge, 'labelStudio.start', {})),
    stop: () => follow(request(bridge, 'labelStudio.stop', {})),
    update: (change) => follow(request(bridge, 'labelStudio.update', change)),
    addRoot: () => follow(request(bridge, 'labelStudio.addRoot', {})),
    setLabel: (choice) => follow(request(bridge, 'labelStudio.setLabel', choice)),
    setThreshold: (choice) => follow(request(bridge, 'labelStudio.setThreshold', choice)),
    studioProjects: () => request(bridge, 'labelStudio.projects', {}),
    push: (what) => follow(request(bridge, 'labelStudio.push', what)),
    stopPush: () => follow(request(bridge, 'labelStudio.stopPush', {})),
    dismissPush: () => follow(request(bridge, 'labelStudio.dismissPush', {})),
    clearLog: () => follow(request(bridge, 'labelStudio.clearLog', {})),
    cancel: () => follow(request(bridge, 'labelStudio.cancel', {})),
    refresh: () => follow(request(bridge, 'labelStudio.state', {})),
  };
}
