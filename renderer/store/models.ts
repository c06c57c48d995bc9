import { createStore } from 'zustand/vanilla';
import type { Result } from '../../shared/failure/failure';
import type { Bridge } from '../../shared/ipc/contract';
import type { ModelState } from '../../shared/ipc/model';
import type { ModelsInfo, ModelsState } from '../../shared/ipc/models';
import { request } from './request';
import { readable, type Slice } from './slice';

type Reply<T> = Promise<Result<T>>;

export interface ModelsRoom extends ModelsState {
  /** Official models; empty until main has told them. */
  readonly catalogue: ModelsInfo['catalogue'];
  /** Folder of the models room, for display. */
  readonly folder: string;
  /** Main has told its state once. */
  readonly known: boolean;
  /** The model that is being loaded by `use`; null = none. */
  readonly wanted: string | null;
}

/** The models room. Requests resolve with main's reply; the slice itself follows main's events. */
export interface ModelsSlice extends Slice<ModelsRoom> {
  /** Native file dialog; null = cancelled. */
  importDialog(): Reply<{ readonly jobs: readonly number[] } | null>;
  /** Checkpoints and ONNX models, with at most one config. */
  importFiles(files: readonly string[]): Reply<{ readonly jobs: readonly number[] }>;
  install(catalogueId: string): Reply<{ readonly job: number }>;
  cancelJob(job: number): Reply<null>;
  dismissJob(job: number): Reply<null>;
  /** Loads an installed model; the model slice follows by its own event. */
  use(id: string): Reply<ModelState>;
  rename(id: string, title: string): Reply<null>;
  remove(id: string): Reply<null>;
  restore(id: string): Reply<null>;
  reveal(id: string): Reply<null>;
  setClassNames(id: string, names: readonly string[]): Reply<null>;
  setExpOnReg(id: string, exp: boolean): Reply<{ readonly job: number }>;
  verify(id: string): Reply<null>;
  /** Asks main for the present state and for what never changes. */
  refresh(): Promise<void>;
}

export function createModelsSlice(bridge: Bridge): ModelsSlice {
  const store = createStore<ModelsRoom>(() => ({
    installed: [],
    jobs: [],
    catalogue: [],
    folder: '',
    known: false,
    wanted: null,
  }));
  const set = (state: ModelsState): void => store.setState({ ...state, known: true });
  bridge.on('models.state', set);

  const use = async (id: string): Reply<ModelState> => {
    store.setState({ wanted: id });
    const reply = await request(bridge, 'models.use', { id });
    store.setState((state) => (state.wanted === id ? { wanted: null } : state));
    return reply;
  };

  return {
    ...readable(store),
    importDialog: () => request(bridge, 'models.importDialog', {}),
    importFiles: (files) => request(bridge, 'models.import', { files }),
    install: (catalogueId) => request(bridge, 'models.install', { catalogueId }),
    cancelJob: (job) => request(bridge, 'models.cancelJob', { job }),
    dismissJob: (job) => request(bridge, 'models.dismissJob', { job }),
    use,
    rename: (id, title) => request(bridge, 'models.rename', { id, title }),
    remove: (id) => request(bridge, 'models.remove', { id }),
    restore: (id) => request(bridge, 'models.restore', { id }),
    reveal: (id) => request(bridge, 'models.reveal', { id }),
    setClassNames: (id, names) => request(bridge, 'models.setClassNames', { id, names }),
    setExpOnReg: (id, exp) => request(bridge, 'models.setExpOnReg', { id, exp }),
    verify: (id) => request(bridge, 'models.verify', { id }),
    async refresh() {
      const [state, info] = await Promise.all([
        request(bridge, 'models.state', {}),
        request(bridge, 'models.info', {}),
      ]);
      if (state.ok) set(state.value);
      if (info.ok) store.setState(info.value);
    },
  };
}
