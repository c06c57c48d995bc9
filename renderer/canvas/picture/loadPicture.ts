import type { ImagePath } from '../../../shared/dataset/ids';
import { AppError, type Failure, failureOf } from '../../../shared/failure/failure';
import type { Size } from '../../../shared/geometry/box';
import { callOrThrow } from '../../bridge/bridge';
import { imageUrl } from '../../bridge/imageUrl';

/** A picture that can be painted. The bitmap of a huge one is smaller than the picture: `size` is the frame of all boxes. */
export interface Picture {
  readonly image: ImagePath;
  readonly size: Size;
  readonly bitmap: ImageBitmap;
}

/**
 * Fetches and decodes a picture. Files the page cannot decode (cut off, unusual) are asked for again as plain pixels.
 * @throws AppError `image.*`
 */
export async function loadPicture(image: ImagePath): Promise<Picture> {
  const [{ size }, bitmap] = await Promise.all([callOrThrow('image.facts', { image }), loadBitmap(image)]);
  return { image, size, bitmap };
}

async function loadBitmap(image: ImagePath): Promise<ImageBitmap> {
  const blob = await fetchBlob(imageUrl(image));
  try {
    return await createImageBitmap(blob);
  } catch {
    return createImageBitmap(await fetchBlob(imageUrl(image, true)));
  }
}

async function fetchBlob(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (response.ok) return response.blob();
  const failure = (await response.json().catch(() => null)) as Failure | null;
  throw failure === null ? new Error(`the picture was not served (${response.status})`) : new AppError(failure);
}

/** Pictures around the current one, so that going on paints at once. */
export interface PictureCache {
  get(image: ImagePath): Promise<Picture>;
  /** Loads in the background; failures show when the image is. */
  prefetch(images: readonly ImagePath[]): void;
  clear(): void;
}

const KEPT = 6;

export function createPictureCache(load: (image: ImagePath) => Promise<Picture> = loadPicture): PictureCache {
  const pictures = new Map<ImagePath, Promise<Picture>>();

  const get = (image: ImagePath): Promise<Picture> => {
    const known = pictures.get(image);
    if (known !== undefined) {
      // Newest last, so that the one used longest ago goes first.
      pictures.delete(image);
      pictures.set(image, known);
      return known;
    }
    const loading = load(image);
    pictures.set(image, loading);
    loading.catch(() => {
      if (pictures.get(image) === loading) pictures.delete(image);
    });
    for (const old of pictures.keys()) {
      if (pictures.size <= KEPT) break;
      pictures.delete(old);
    }
    return loading;
  };

  return {
    get,
    prefetch(images) {
      for (const image of images) get(image).catch(failureOf);
    },
    clear: () => pictures.clear(),
  };
}
