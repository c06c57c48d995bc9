import type { Result } from '../../shared/failure/failure';
import type { Bridge, ListedImages, OpenedProject } from '../../shared/ipc/contract';
import { imagesOf, recordsOf } from '../../shared/project/recordsText';
import { FIRST_VIEW } from '../../shared/project/settings';
import { gather } from './gather';
import type { Notices } from './notices';
import { request } from './request';
import type { Session, SessionOutcome } from './session';
import type { Stores } from './stores';
import type { ViewSaver } from './viewSaver';

type Parts = Omit<Stores, 'session' | 'bridge' | 'notices'>;

export function createSession(bridge: Bridge, stores: Parts, viewSaver: ViewSaver, notices: Notices): Session {
  const { project, save, view, selection, prediction, batch, queue, camera } = stores;

  const flush = async (): Promise<boolean> => {
    if (project.getState().opened === null) return true;
    await prediction.flush();
    await viewSaver.flush();
    return save.settled();
  };

  /** Before the project changes: a waiting box must not get a class of the next one. */
  const letGoOfSelection = (): void => {
    const count = selection.getState().waiting.length;
    if (count > 0) notices.tell({ kind: 'info', key: 'noticeWaitingGone', params: { count }, undoable: false });
    selection.giveUp(null);
    selection.clear();
    selection.arm(null);
  };

  const show = (opened: OpenedProject): void => {
    letGoOfSelection();
    batch.reset();
    view.show(null);
    view.setPainted(null, null);
    prediction.load(opened.prediction);
    const images = imagesOf(opened.images);
    const document = { ...opened.document, images: new Map(recordsOf(opened.records)) };
    project.load({ ...opened, images, document, complete: opened.next === null });
    view.setOrder(null);
    if (opened.view.image !== null) camera.restore(opened.view);
    view.show(opened.view.image ?? images[0]?.path ?? null);
    queue.restore(opened.view);
    if (opened.next !== null) void readRest(opened.next);
  };

  /** The rest of a large project, part by part, until it is complete or another one is shown. */
  const readRest = async (from: number): Promise<void> => {
    const { opened } = project.getState();
    const ask = (next: number): Promise<Result<ListedImages>> => request(bridge, 'project.images', { from: next });
    const gathered = gather(project);
    await firstPainted(view);
    for (let coming: Promise<Result<ListedImages>> | null = ask(from); coming !== null; ) {
      const reply: Result<ListedImages> = await coming;
      if (opened !== project.getState().opened) return;
      if (!reply.ok) {
        gathered.giveUp();
        if (!SILENT.has(reply.failure.code)) notices.tell({ kind: 'failure', failure: reply.failure });
        return;
      }
      const { images, records, next }: ListedImages = reply.value;
      // Main makes the next part while the page takes in this one.
      coming = next === null ? null : ask(next);
      gathered.add(imagesOf(images), recordsOf(records), next === null);
    }
  };

  const open = async (reply: () => Promise<Result<OpenedProject | null>>): Promise<SessionOutcome> => {
    const release = project.hold();
    try {
      if (!(await flush())) return { ok: true, value: 'unsaved' };
      const result = await reply();
      if (!result.ok) {
        // Main may have closed the former project before it failed to open the new one, or was told to stop.
        if (project.getState().opened !== null && !(await isOpen())) leave();
        return result;
      }
      if (result.value === null) return { ok: true, value: 'cancelled' };
      // The new one may take the classes of the model at once.
      release();
      show(result.value);
      return { ok: true, value: 'done' };
    } finally {
      release();
    }
  };

  /** Whether main still has a project. */
  const isOpen = async (): Promise<boolean> => {
    const reply = await request(bridge, 'project.isOpen', {});
    return reply.ok && reply.value;
  };

  const leave = (): void => {
    view.show(null);
    view.setPainted(null, null);
    view.setOrder(null);
    queue.restore(FIRST_VIEW);
    letGoOfSelection();
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

/** The project is being left. */
const SILENT: ReadonlySet<string> = new Set(['app.cancelled', 'project.noneOpen']);

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
