import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import { fail } from '../../shared/failure/failure';
import { findImage, findImages } from '../core/images/scan';

/** The images of a folder while they are being found; they come in their final order and never move. */
export interface Listing {
  /** Grows until `complete`. */
  readonly images: readonly ImageEntry[];
  /** What may be asked for by the page. */
  readonly paths: ReadonlySet<ImagePath>;
  readonly complete: boolean;
  /** Resolves when all are found, or the listing was stopped. */
  readonly ended: Promise<void>;
  /** The image of `beginListing`'s `here`, when it is in the folder. */
  readonly here: ImagePath | null;
  /**
   * What was found after the first `from` images; waits a moment for more, so that a slow disk brings few large parts.
   * @throws AppError `app.cancelled` when stopped
   */
  after(from: number): Promise<FoundImages>;
  stop(): void;
}

export interface FoundImages {
  readonly images: readonly ImageEntry[];
  /** There are no more. */
  readonly complete: boolean;
}

/** The first part of a list is handed out when something can be shown, later ones at most this often, in milliseconds. */
const PART_EVERY = 150;
/** Images handed out at once, at most: more would be felt as a pause. */
const MOST = 20_000;

/**
 * Begins to list a folder and returns as soon as there is an image to show, or there is none at all.
 * @param here where the person was; it can be shown before its place in the list is known
 * @param isOpen nobody has submitted or skipped the image
 * @param onFound called now and then with the number of images found so far
 * @throws AppError `project.notFolder`, `project.noPermission`, `app.cancelled`
 */
export async function beginListing(
  folder: string,
  here: ImagePath | null,
  isOpen: (entry: ImageEntry) => boolean,
  { signal, onFound }: { readonly signal: AbortSignal; readonly onFound: (count: number) => void },
): Promise<Listing> {
  const images: ImageEntry[] = [];
  const paths = new Set<ImagePath>();
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const known = here === null ? null : await findImage(folder, here);
  if (known !== null) paths.add(known.path);

  let complete = false;
  let shows = known !== null;
  let wake: (() => void)[] = [];
  let failure: unknown = null;
  const tell = (): void => {
    const waiting = wake;
    wake = [];
    for (const one of waiting) one();
  };
  const changed = (): Promise<void> => new Promise((resolve) => wake.push(resolve));

  const find = async (): Promise<void> => {
    for await (const part of findImages(folder, stop.signal)) {
      for (const entry of part) {
        images.push(entry);
        paths.add(entry.path);
        shows ||= isOpen(entry);
      }
      onFound(images.length);
      tell();
    }
  };
  const ended = find()
    .catch((thrown: unknown) => {
      failure = thrown;
    })
    .then(() => {
      complete = failure === null;
      tell();
    });
  while (!shows && !complete && failure === null) await changed();
  signal.removeEventListener('abort', cancel);
  if (failure !== null) throw failure;

  return {
    images,
    paths,
    get complete() {
      return complete;
    },
    ended,
    here: known?.path ?? null,
    async after(from) {
      const pause = new Promise((resolve) => setTimeout(resolve, PART_EVERY));
      while (images.length <= from && !complete && failure === null) await changed();
      if (images.length < from + MOST && !complete) await Promise.race([pause, ended]);
      if (failure !== null) throw stop.signal.aborted ? fail('app.cancelled', {}) : failure;
      const part = images.slice(from, from + MOST);
      return { images: part, complete: complete && from + part.length === images.length };
    },
    stop: cancel,
  };
}
