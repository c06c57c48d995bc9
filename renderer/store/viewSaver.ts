import type { Bridge } from '../../shared/ipc/contract';
import type { ViewState } from '../../shared/project/settings';
import { request } from './request';
import type { Stores } from './stores';

/** Keeps where the person is, when they rest there. Lost without harm, so failures are not told. */
export interface ViewSaver {
  flush(): Promise<void>;
}

const REST_MS = 800;

export function createViewSaver(
  bridge: Bridge,
  { project, view, camera, queue }: Pick<Stores, 'project' | 'view' | 'camera' | 'queue'>,
): ViewSaver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = '';

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const { image } = view.getState();
    const { order, descending, filter } = queue.getState();
    const now: ViewState = { image, ...camera.place(), order, descending, filter };
    const text = JSON.stringify(now);
    if (project.getState().opened === null || text === kept) return;
    kept = text;
    await request(bridge, 'project.saveView', now);
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), REST_MS);
  };

  view.subscribe((state, before) => {
    if (state.image !== before.image) saveSoon();
  });
  queue.subscribe((state, before) => {
    if (state.order !== before.order || state.descending !== before.descending || state.filter !== before.filter)
      saveSoon();
  });
  camera.subscribe((state, before) => {
    if (state.scale !== before.scale || state.offsetX !== before.offsetX || state.offsetY !== before.offsetY)
      saveSoon();
  });
  return {
    async flush() {
      if (timer !== undefined) await save();
    },
  };
}
