import { join, resolve } from 'node:path';
import { imageRecord } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import type { Diff } from '../../shared/editing/diff';
import { fail } from '../../shared/failure/failure';
import { IDLE_BATCH } from '../../shared/ipc/batch';
import type { OpenedProject } from '../../shared/ipc/contract';
import { type ProbedImage, probeImage } from '../core/images/probe';
import { namedBy } from '../core/images/readFailure';
import { openProject, type Project } from '../core/storage/openProject';
import { findStateDir } from '../core/storage/stateDir';
import { beginListing, type Listing } from './listing';
import { log } from './log';
import type { ModelHost } from './modelHost';
import { createPredictor, type Predictor } from './predictor';
import { createParts, type ProjectParts } from './projectParts';
import type { Send } from './send';

/** The open project. */
export interface OpenWork {
  readonly project: Project;
  /** Grows while the folder is being listed: `listed()` waits for all. */
  readonly images: readonly ImageEntry[];
  /** What may be asked for by the page. */
  readonly paths: ReadonlySet<ImagePath>;
  readonly listing: Listing;
  /** Where the page begins: where the person was, else the first image that nobody has submitted or skipped; null = any. */
  readonly here: ImagePath | null;
  /** The project as the page gets it. */
  readonly parts: ProjectParts;
}

/** What is open in the window: at most one project, with predictions when a model is loaded too. */
export interface Workspace {
  /** @throws AppError `project.noneOpen` */
  work(): OpenWork;
  /**
   * The open project when all of its images are known.
   * @throws AppError `project.noneOpen`, `app.cancelled`, what listing the folder said
   */
  listed(): Promise<OpenWork>;
  isOpen(): boolean;
  /** @throws AppError `model.none` */
  predictor(): Promise<Predictor>;
  open(folder: string, signal: AbortSignal): Promise<OpenedProject>;
  /** The open project as a page gets it that was loaded anew; null = none is open. */
  again(): OpenedProject | null;
  close(): Promise<void>;
  /**
   * Puts a diff of the open project on the disk.
   * @throws AppError `project.noneOpen`, `project.diskFull`, `project.saveFailed`
   */
  commit(diff: Diff): Promise<{ readonly seq: number }>;
  /** The last diff came onto the disk: the page has nothing that could not be written. */
  allSaved(): boolean;
  /** The loaded model has changed. */
  modelChanged(): Promise<void>;
}

/** @param threshold that new projects begin with */
export function createWorkspace(models: ModelHost, dataDir: string, send: Send, threshold: () => number): Workspace {
  let open: OpenWork | null = null;
  let predictor: Promise<Predictor> | null = null;
  let saved = true;
  let opening: Promise<unknown> = Promise.resolve();

  const work = (): OpenWork => {
    if (open === null) throw fail('project.noneOpen', {});
    return open;
  };

  const dropPredictor = async (): Promise<void> => {
    const old = predictor;
    predictor = null;
    if (old === null) return;
    await old.then((one) => one.dispose()).catch((thrown: unknown) => log.warn('predictor', thrown));
    send('batch.state', IDLE_BATCH);
  };

  const close = async (): Promise<void> => {
    await dropPredictor();
    const old = open;
    open = null;
    saved = true;
    old?.listing.stop();
    await old?.project.close();
  };

  const openNow = async (folder: string, signal: AbortSignal): Promise<OpenedProject> => {
    await close();
    const onRead = (part: number): void => {
      if (signal.aborted) throw fail('app.cancelled', {});
      send('task.progress', { task: 'open', done: Math.round(part * 100), total: 100 });
    };
    const isNew = (await findStateDir(resolve(folder), dataDir)) === null;
    const project = await openProject(folder, { dataDir, onRead });
    try {
      if (isNew) await beginWith(project, threshold());
      const onFound = (done: number): void => send('task.progress', { task: 'open', done, total: null });
      const isOpen = ({ path, problem }: ImageEntry): boolean =>
        problem === null && ['unseen', 'in progress'].includes(imageRecord(project.document(), path).status);
      const listing = await beginListing(project.folder, project.settings().view.image, isOpen, { signal, onFound });
      open = opened(project, listing, listing.here ?? listing.images.find(isOpen)?.path ?? null);
    } catch (thrown) {
      await project.close();
      throw thrown;
    }
    return describe(open);
  };

  return {
    work,
    async listed() {
      const asked = work();
      await asked.listing.ended;
      if (asked !== open) throw fail('app.cancelled', {});
      // What could not be listed is no empty rest.
      if (!asked.listing.complete) await asked.listing.after(asked.images.length);
      return asked;
    },
    isOpen: () => open !== null,
    predictor() {
      const { project } = work();
      const detector = models.detector();
      if (detector === null) throw fail('model.none', {});
      predictor ??= createPredictor(project, detector, send);
      return predictor;
    },
    open(folder, signal) {
      // One after the other: an opening that was cancelled gives its project free before the next begins.
      const mine = opening.then(() => openNow(folder, signal));
      opening = mine.catch(() => undefined);
      return mine;
    },
    again() {
      if (open === null) return null;
      const { listing, project } = open;
      const last = project.settings().view.image;
      open = opened(project, listing, last !== null && listing.paths.has(last) ? last : open.here);
      return describe(open);
    },
    close,
    async commit(diff) {
      const { project } = work();
      const reply = await project.commit(diff).catch((thrown: unknown) => {
        saved = false;
        throw thrown;
      });
      saved = true;
      // Without a model nothing is learned; one that fails to load says so itself.
      void predictor?.then(({ learning }) => learning.committed(diff)).catch(() => undefined);
      return reply;
    },
    allSaved: () => saved,
    modelChanged: dropPredictor,
  };
}

async function beginWith(project: Project, threshold: number): Promise<void> {
  const { prediction } = project.settings();
  if (prediction.threshold !== threshold) await project.updateSettings({ prediction: { ...prediction, threshold } });
}

const opened = (project: Project, listing: Listing, here: ImagePath | null): OpenWork => {
  const parts = createParts(listing, here, () => project.document());
  return { project, images: listing.images, paths: listing.paths, listing, here, parts };
};

function describe({ project, here, parts }: OpenWork): OpenedProject {
  const { images: _, ...document } = project.document();
  const { view } = project.settings();
  return {
    name: project.name,
    folder: project.folder,
    ...parts.first(),
    document,
    prediction: project.settings().prediction,
    view: here === view.image ? view : { ...view, image: here, zoom: null, center: null },
    kept: project.kept,
    notes: project.notes,
  };
}

/**
 * Header facts of an image of the open project.
 * @throws AppError `image.*`, naming the image as the project does
 */
export async function factsOf({ project, paths }: OpenWork, image: ImagePath): Promise<ProbedImage> {
  if (!paths.has(image)) throw fail('image.notFound', { file: image });
  const file = join(project.folder, image);
  return probeImage(file).catch((thrown: unknown) => {
    throw namedBy(image, file, thrown);
  });
}

/** The images a batch is about. */
export const batchImages = ({ project, images }: OpenWork, scope: 'all' | 'not done'): readonly ImageEntry[] =>
  scope === 'all' ? images : images.filter(({ path }) => imageRecord(project.document(), path).status !== 'done');
