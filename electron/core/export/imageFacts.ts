import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry, ImageFacts } from '../../../shared/dataset/image';
import { type Failure, failureOf } from '../../../shared/failure/failure';
import { throwIfCancelled } from '../files/writeFailure';

/** Headers read at the same time: enough to hide a slow disk, few enough open files. */
const AT_ONCE = 16;

export type FactsOf = (image: ImagePath) => Promise<ImageFacts>;

export interface Probed {
  /** Readable images in their order. */
  readonly readable: readonly { readonly path: ImagePath; readonly facts: ImageFacts }[];
  /** The others in their order, with the reason. */
  readonly skipped: readonly { readonly image: ImagePath; readonly failure: Failure }[];
}

/**
 * Facts of many images. One that cannot be read is put aside and stops nobody.
 * @param onEach called after each image with the number done so far
 * @throws AppError `app.cancelled`
 */
export async function probeAll(
  images: readonly ImageEntry[],
  facts: FactsOf,
  onEach: (done: number) => void,
  signal?: AbortSignal,
): Promise<Probed> {
  const results: (ImageFacts | Failure)[] = [];
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    while (next < images.length) {
      throwIfCancelled(signal);
      const place = next++;
      results[place] = await factsOrFailure(images[place]!, facts);
      onEach(++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, images.length) }, worker));
  return sorted(images, results);
}

const factsOrFailure = async (image: ImageEntry, facts: FactsOf): Promise<ImageFacts | Failure> =>
  image.problem ?? facts(image.path).catch(failureOf);

function sorted(images: readonly ImageEntry[], results: readonly (ImageFacts | Failure)[]): Probed {
  const readable: { path: ImagePath; facts: ImageFacts }[] = [];
  const skipped: { image: ImagePath; failure: Failure }[] = [];
  images.forEach(({ path }, place) => {
    const result = results[place]!;
    if ('code' in result) skipped.push({ image: path, failure: result });
    else readable.push({ path, facts: result });
  });
  return { readable, skipped };
}
