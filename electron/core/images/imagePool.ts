import { join } from 'node:path';
import { fail, failureOf } from '../../../shared/failure/failure';
import { openPool } from '../threads/pool';

/** A picture to be decoded, turned upright and reduced to at most `side` pixels on its longer side. */
export interface PreviewJob {
  readonly file: string;
  readonly side: number;
  /** BMP holds the very pixels; JPEG is small enough to be kept. */
  readonly as: 'bmp' | 'jpeg';
}

/** Pictures for the page, made in a thread. */
export interface ImagePool {
  /**
   * The upright picture as a file, longer side at most `side` pixels.
   * @throws AppError `image.*` (`image.stopsDecoder` when two threads died of it), `app.cancelled`
   */
  preview(job: PreviewJob, signal?: AbortSignal): Promise<Uint8Array>;
  dispose(): Promise<void>;
}

/** @param workersDir folder of the built workers and their .wasm files */
export async function openImagePool(workersDir: string): Promise<ImagePool> {
  const pool = await openPool<PreviewJob, null, Uint8Array>({
    script: join(workersDir, 'image.cjs'),
    threads: 1,
    data: { wasmDir: workersDir },
    order: 'newest',
  });
  return {
    preview: (job, signal) =>
      pool.run(job, signal).catch((thrown: unknown) => {
        if (failureOf(thrown).code === 'model.workerCrashed') throw fail('image.stopsDecoder', { file: job.file });
        throw thrown;
      }),
    dispose: pool.dispose,
  };
}
