import { stat } from 'node:fs/promises';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageFacts } from '../../../shared/dataset/image';
import { type PredictionFilter, summaryScores } from '../../../shared/detection/predictions';
import { fail } from '../../../shared/failure/failure';
import { namedBy, readFailure } from '../images/readFailure';
import type { Detector } from '../inference/detector';
import type { CandidateCache, FileIdentity, StoredDetection } from '../storage/cache';
import { createQueue, type Priority } from './queue';

export interface PredictServiceOptions {
  /** Absolute path of an image. */
  readonly fileOf: (image: ImagePath) => string;
  readonly detector: Detector;
  readonly cache: CandidateCache;
  /** NMS of the summaries. */
  readonly summary: Omit<PredictionFilter, 'threshold'>;
  /** Candidates of an image were made and kept. */
  readonly onStored?: (image: ImagePath, summary: Float32Array) => void;
  /** What the file of an image turned out to be. */
  readonly onLooked?: (image: ImagePath, facts: ImageFacts & FileIdentity) => void;
}

export interface Predicted extends StoredDetection {
  readonly fromCache: boolean;
}

/** THE way from an image to candidates: window, look-ahead, batch, command line and server are its callers. */
export interface PredictService {
  readonly detector: Detector;
  /**
   * Candidates of one image, from the cache or by inference. Two callers of one image share one run.
   * @param signal takes the request back while it waits; a run that has begun is finished and kept
   * @throws AppError `image.*` (naming the image by its path in the project), `model.*`, `project.diskFull`, `app.cancelled`
   */
  get(image: ImagePath, priority: Priority, signal?: AbortSignal): Promise<Predicted>;
  /** Images likely needed next, best first; takes the place of the previous list. Failures stay silent: they show when the image is. */
  setAhead(images: readonly ImagePath[]): void;
  /** Takes everything back that waits. */
  stop(): void;
}

export function createPredictService(options: PredictServiceOptions): PredictService {
  const { fileOf, detector, cache } = options;
  const queue = createQueue(detector.width);
  /** Inference that has begun, so that a second caller waits for the same. */
  const running = new Map<ImagePath, Promise<Predicted>>();
  const waiting = new Set<{ withdraw(reason: unknown): void }>();
  let ahead = new AbortController();

  const infer = async (image: ImagePath, file: FileIdentity): Promise<Predicted> => {
    const { format, ...detection } = await detector.detect(fileOf(image));
    const { width, height } = detection;
    options.onLooked?.(image, { size: { width, height }, format, ...file });
    const stored = { detection, summary: summaryScores(detection.candidates, options.summary) };
    await cache.put(image, file, stored);
    options.onStored?.(image, stored.summary);
    return { ...stored, fromCache: false };
  };

  const fromCache = async (image: ImagePath, file: FileIdentity): Promise<Predicted | null> => {
    const stored = cache.has(image, file) ? await cache.get(image, file) : null;
    return stored && { ...stored, fromCache: true };
  };

  const once = async (image: ImagePath, file: FileIdentity): Promise<Predicted> => {
    const shared = running.get(image);
    if (shared !== undefined) return shared;
    const run = fromCache(image, file).then((stored) => stored ?? infer(image, file));
    running.set(image, run);
    try {
      return await run;
    } finally {
      running.delete(image);
    }
  };

  const queued = async (
    image: ImagePath,
    file: FileIdentity,
    priority: Priority,
    signal: AbortSignal | undefined,
  ): Promise<Predicted> => {
    const task = queue.add(priority, () => once(image, file));
    const cancel = (): void => task.withdraw(fail('app.cancelled', {}));
    waiting.add(task);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await task.result;
    } finally {
      waiting.delete(task);
      signal?.removeEventListener('abort', cancel);
    }
  };

  const get: PredictService['get'] = async (image, priority, signal) => {
    const absolute = fileOf(image);
    try {
      const file = await identityOf(absolute);
      if (signal?.aborted === true) throw fail('app.cancelled', {});
      return (await fromCache(image, file)) ?? (await (running.get(image) ?? queued(image, file, priority, signal)));
    } catch (thrown) {
      throw namedBy(image, absolute, thrown);
    }
  };

  return {
    detector,
    get,
    setAhead(images) {
      ahead.abort();
      ahead = new AbortController();
      for (const image of images) get(image, 'ahead', ahead.signal).catch(() => undefined);
    },
    stop() {
      ahead.abort();
      for (const task of waiting) task.withdraw(fail('app.cancelled', {}));
    },
  };
}

async function identityOf(file: string): Promise<FileIdentity> {
  try {
    const { size, mtimeMs } = await stat(file);
    return { bytes: size, mtimeMs };
  } catch (thrown) {
    throw readFailure(thrown, file);
  }
}
