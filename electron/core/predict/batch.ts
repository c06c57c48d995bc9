import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import { type Failure, failureOf } from '../../../shared/failure/failure';
import type { BatchState } from '../../../shared/ipc/batch';
import type { PredictService } from './service';

/** How far a batch is; one that was started is never idle. */
export type BatchProgress = BatchState & { readonly status: Exclude<BatchState['status'], 'idle'> };

export interface Batch {
  progress(): BatchProgress;
  pause(): void;
  resume(): void;
  /** What is running finishes and is kept. */
  cancel(): void;
  /** Resolves when the last image is done, or everything was cancelled. */
  readonly ended: Promise<BatchProgress>;
}

/** Progress is told at most this often, in milliseconds; the end always. */
const TELL_EVERY = 200;
/** The rate looks back this far, in milliseconds. */
const LOOK_BACK = 8_000;

/**
 * Predicts many images. It touches candidates only, skips what cannot be read with the reason, and costs nothing for what
 * is in the store already: starting it again is how it resumes after a restart.
 * @param onResult called per readable image, in the order in which they are ready
 */
export function startBatch(
  service: PredictService,
  images: readonly ImageEntry[],
  onProgress: (progress: BatchProgress) => void,
  onResult?: (image: ImagePath, predicted: Awaited<ReturnType<PredictService['get']>>) => void,
): Batch {
  const failed: { image: ImagePath; failure: Failure }[] = [];
  const speed = createSpeed();
  let status: BatchProgress['status'] = 'running';
  let [next, done, cached, told] = [0, 0, 0, 0];
  const stop = new AbortController();
  let wake: (() => void) | null = null;
  let paused: Promise<void> | null = null;

  const progress = (): BatchProgress => {
    const rate = status === 'running' ? speed.rate() : null;
    const left = images.length - done - failed.length;
    const secondsLeft = rate === null ? null : left / rate;
    return { status, total: images.length, done, cached, failed: [...failed], rate, secondsLeft };
  };
  const tell = (): void => {
    told = performance.now();
    onProgress(progress());
  };

  const one = async ({ path, problem }: ImageEntry): Promise<void> => {
    if (problem !== null) {
      failed.push({ image: path, failure: problem });
      return;
    }
    try {
      const predicted = await service.get(path, 'batch', stop.signal);
      done++;
      if (predicted.fromCache) cached++;
      else speed.count();
      onResult?.(path, predicted);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code !== 'app.cancelled') failed.push({ image: path, failure });
    }
  };

  const work = async (): Promise<void> => {
    while (next < images.length && !stop.signal.aborted) {
      if (paused !== null) {
        await paused;
        continue;
      }
      await one(images[next++] as ImageEntry);
      if (performance.now() - told >= TELL_EVERY) tell();
    }
  };

  const unpause = (): void => {
    wake?.();
    [wake, paused] = [null, null];
  };

  // One more than the detector takes at once, so that the next file is looked up while the others run.
  const workers = Array.from({ length: service.detector.width + 1 }, work);
  const ended = Promise.all(workers).then(() => {
    status = stop.signal.aborted ? 'cancelled' : 'finished';
    tell();
    return progress();
  });

  return {
    progress,
    ended,
    pause() {
      if (status !== 'running') return;
      status = 'paused';
      speed.reset();
      paused = new Promise((resolve) => {
        wake = resolve;
      });
      tell();
    },
    resume() {
      if (status !== 'paused') return;
      status = 'running';
      unpause();
      tell();
    },
    cancel() {
      stop.abort();
      unpause();
    },
  };
}

/** Images per second over the last seconds; null while too little is known. */
function createSpeed(): { count(): void; rate(): number | null; reset(): void } {
  let marks: number[] = [];
  return {
    count() {
      const now = performance.now();
      marks.push(now);
      if (now - (marks[0] as number) > LOOK_BACK * 2) marks = marks.filter((mark) => now - mark <= LOOK_BACK);
    },
    rate() {
      const now = performance.now();
      const recent = marks.filter((mark) => now - mark <= LOOK_BACK);
      const [first] = recent;
      if (recent.length < 3 || first === undefined) return null;
      return ((recent.length - 1) * 1000) / Math.max(1, now - first);
    },
    reset() {
      marks = [];
    },
  };
}
