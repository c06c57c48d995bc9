import type { ImagePath } from '../../../shared/dataset/ids';
import { fail, failureOf } from '../../../shared/failure/failure';
import { loadPicture, type Picture } from './loadPicture';

/** Pictures around the current one, so that going on paints at once. */
export interface PictureCache {
  /**
   * What the person looks at. Everything that still waits for its turn is given up for it.
   * @throws AppError `image.*`; `app.cancelled` when the person has gone on before its turn came
   */
  get(image: ImagePath): Promise<Picture>;
  /**
   * Loads in the background, best first, one after the other; those before make room. Failures show when the image is shown.
   */
  prefetch(images: readonly ImagePath[]): void;
  clear(): void;
}

export interface CacheLimits {
  readonly pictures: number;
  /** Pixels of all kept pictures; one of 100 megapixels takes 400 MB of memory. The current one is kept whatever its size. */
  readonly pixels: number;
  /** Pictures decoded at the same time. */
  readonly loads: number;
}

const LIMITS: CacheLimits = { pictures: 6, pixels: 120e6, loads: 2 };

interface Entry {
  readonly promise: Promise<Picture>;
  /** 0 until it is loaded. */
  pixels: number;
}

interface Job {
  readonly image: ImagePath;
  readonly resolve: (picture: Promise<Picture>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * @param inUse the picture is on the screen: its bitmaps live on although it is not kept any more
 */
export function createPictureCache(
  inUse: (picture: Picture) => boolean,
  load: (image: ImagePath) => Promise<Picture> = loadPicture,
  limits: CacheLimits = LIMITS,
): PictureCache {
  const entries = new Map<ImagePath, Entry>();
  /** Not kept any more, but on the screen when that was decided. */
  const retired = new Set<Picture>();
  let waiting: readonly Job[] = [];
  let running = 0;
  let looking: ImagePath | null = null;
  let round = 0;

  const pixels = (): number => [...entries.values()].reduce((sum, entry) => sum + entry.pixels, 0);

  const free = (): void => {
    for (const picture of retired) {
      if (inUse(picture)) continue;
      retired.delete(picture);
      picture.bitmap.close();
      picture.overview?.close();
    }
  };

  const forget = (image: ImagePath, entry: Entry): void => {
    entries.delete(image);
    entry.promise.then((picture) => {
      retired.add(picture);
      free();
    }, failureOf);
  };

  const trim = (): void => {
    for (const [image, entry] of entries) {
      if (entries.size <= limits.pictures && pixels() <= limits.pixels) break;
      if (image !== looking) forget(image, entry);
    }
    free();
  };

  const feed = (): void => {
    while (running < limits.loads) {
      const [job, ...rest] = waiting;
      if (job === undefined) return;
      waiting = rest;
      running++;
      const loading = load(job.image);
      const ended = (): void => {
        running--;
        feed();
      };
      loading.then(ended, ended);
      job.resolve(loading);
    }
  };

  const giveUp = (but: ImagePath | null): void => {
    for (const { image, reject } of waiting) {
      if (image === but) continue;
      entries.delete(image);
      reject(fail('app.cancelled', {}));
    }
    waiting = waiting.filter(({ image }) => image === but);
  };

  const entryOf = (image: ImagePath): Entry => {
    const known = entries.get(image);
    if (known !== undefined) {
      // Newest last, so that the one used longest ago goes first.
      entries.delete(image);
      entries.set(image, known);
      return known;
    }
    const promise = new Promise<Picture>((resolve, reject) => {
      waiting = [...waiting, { image, resolve, reject }];
    });
    const entry: Entry = { promise, pixels: 0 };
    entries.set(image, entry);
    promise.then(
      ({ size }) => {
        entry.pixels = size.width * size.height;
        trim();
      },
      () => {
        if (entries.get(image) === entry) entries.delete(image);
      },
    );
    feed();
    return entry;
  };

  /** Lets go what is less likely needed than these until there is room for one more. */
  const makeRoom = (first: readonly ImagePath[]): boolean => {
    // The next one may be as large as those that are here.
    const most = limits.pixels / 2;
    const stays = (image: ImagePath): boolean => image === looking || first.includes(image);
    const kept = [...entries].reduce((sum, [image, entry]) => sum + (stays(image) ? entry.pixels : 0), 0);
    if (kept > most) return false;
    for (const [image, entry] of entries) {
      if (pixels() <= most) break;
      if (!stays(image) && entry.pixels > 0) forget(image, entry);
    }
    return pixels() <= most;
  };

  const fetchAhead = async (images: readonly ImagePath[], mine: number): Promise<void> => {
    for (const [at, image] of images.entries()) {
      if (mine !== round || (!entries.has(image) && !makeRoom(images.slice(0, at + 1)))) return;
      await entryOf(image).promise.catch(failureOf);
    }
  };

  return {
    get(image) {
      looking = image;
      round++;
      giveUp(image);
      return entryOf(image).promise;
    },
    prefetch(images) {
      round++;
      void fetchAhead(images, round);
    },
    clear() {
      round++;
      giveUp(null);
      for (const [image, entry] of entries) forget(image, entry);
    },
  };
}
