import type { Bridge } from '../../shared/ipc/contract';
import { request } from './request';
import type { Stores } from './stores';

/** Keeps where the person is, when they rest there. Lost without harm, so failures are not told. */
export interface ViewSaver {
  flush(): Promise<void>;
}

const REST_MS = 800;

export function createViewSaver(bridge: Bridge, { project, view }: Pick<Stores, 'project' | 'view'>): ViewSaver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = '';

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const { image, filter } = view.getState();
    const now = JSON.stringify([image, filter]);
    if (project.getState().opened === null || now === kept) return;
    kept = now;
    await request(bridge, 'project.saveView', { image, zoom: null, filter });
  };

  view.subscribe((state, before) => {
    if (state.image === before.image && state.filter === before.filter) return;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), REST_MS);
  });
  return {
    async flush() {
      if (timer !== undefined) await save();
    },
  };
}
