import type { ImagePath } from '../../shared/dataset/ids';
import type { Result } from '../../shared/failure/failure';
import type { Bridge, OpenedProject } from '../../shared/ipc/contract';
import { FIRST_VIEW } from '../../shared/project/settings';
import { request } from './request';
import type { Session, SessionOutcome } from './session';
import type { Stores } from './stores';
import type { ViewSaver } from './viewSaver';

type Parts = Omit<Stores, 'session' | 'bridge' | 'notices'>;

export function createSession(bridge: Bridge, stores: Parts, viewSaver: ViewSaver): Session {
  const { project, save, view, selection, prediction, batch, queue, camera } = stores;

  const flush = async (): Promise<boolean> => {
    if (project.getState().opened === null) return true;
    await prediction.flush();
    await viewSaver.flush();
    return save.settled();
  };

  const show = (opened: OpenedProject): void => {
    selection.clear();
    selection.arm(null);
    batch.reset();
    view.show(null);
    view.setPainted(null, null);
    prediction.load(opened.prediction);
    project.load(opened);
    view.setOrder(null);
    const first = firstImage(opened);
    if (first === opened.view.image) camera.restore(opened.view);
    view.show(first);
    queue.restore(opened.view);
    if (!opened.complete) void listRest(opened.images.length);
  };

  /** The rest of a large folder, part by part, until it is complete or another project is shown. */
  const listRest = async (from: number): Promise<void> => {
    const { opened } = project.getState();
    await firstPainted(view);
    for (let known = from, complete = false; !complete; ) {
      const reply = await request(bridge, 'project.images', { from: known });
      if (opened !== project.getState().opened || !reply.ok) return;
      project.append(reply.value.images, reply.value.complete);
      known += reply.value.images.length;
      complete = reply.value.complete;
    }
  };

  const open = async (reply: () => Promise<Result<OpenedProject | null>>): Promise<SessionOutcome> => {
    if (!(await flush())) return { ok: true, value: 'unsaved' };
    const result = await reply();
    if (!result.ok) {
      // Main has closed the former project before it failed to open the new one.
      if (project.getState().opened !== null && result.failure.code !== 'app.cancelled') leave();
      return result;
    }
    if (result.value === null) return { ok: true, value: 'cancelled' };
    show(result.value);
    return { ok: true, value: 'done' };
  };

  const leave = (): void => {
    view.show(null);
    view.setPainted(null, null);
    view.setOrder(null);
    queue.restore(FIRST_VIEW);
    selection.clear();
    selection.arm(null);
    batch.reset();
    project.unload();
  };

  return {
    openDialog: () => open(() => request(bridge, 'project.openDialog', {})),
    openFolder: (folder) => open(() => request(bridge, 'project.open', { folder })),
    openSample: (startOver) => open(() => request(bridge, 'sample.open', { startOver })),
    async close() {
      if (!(await flush())) return { ok: true, value: 'unsaved' };
      leave();
      const reply = await request(bridge, 'project.close', {});
      return reply.ok ? { ok: true, value: 'done' } : reply;
    },
    flush,
    abandon: () => save.clear(),
  };
}

/** Where the person was, else the first image that nobody has submitted or skipped, else the first. */
function firstImage({ images, document, view }: OpenedProject): ImagePath | null {
  if (view.image !== null) return view.image;
  const open = images.find(({ path, problem }) => {
    const status = document.images.get(path)?.status ?? 'unseen';
    return problem === null && (status === 'unseen' || status === 'in progress');
  });
  return open?.path ?? images[0]?.path ?? null;
}

/** A slow disk does not hold up the list for longer than this, in milliseconds. */
const PATIENCE = 1_500;

/** The first picture comes before the rest of the list: both would take their time from each other. */
const firstPainted = (view: Stores['view']): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, PATIENCE);
    const look = (): void => {
      const { image, painted } = view.getState();
      if (image === null || image === painted) end();
    };
    const stop = view.subscribe(look);
    look();
  });
