import type { ImagePath } from '../../../shared/dataset/ids';
import { AppError, type Failure } from '../../../shared/failure/failure';
import type { Size } from '../../../shared/geometry/box';
import { callOrThrow } from '../../bridge/bridge';
import { imageUrl } from '../../bridge/imageUrl';

/** A picture that can be painted. The bitmap of a huge one is smaller than the picture: `size` is the frame of all boxes. */
export interface Picture {
  readonly image: ImagePath;
  readonly size: Size;
  readonly bitmap: ImageBitmap;
  /** A smaller copy of a large picture, for looking at all of it: painting each frame from all pixels would drag. */
  readonly overview: ImageBitmap | null;
}

/** Pixels above which a picture gets an overview, and the longer side of that. */
const LARGE = 8e6;
const OVERVIEW_SIDE = 2_048;

/**
 * Fetches and decodes a picture. Files the page cannot decode (cut off, unusual) are asked for again as plain pixels.
 * @throws AppError `image.*`
 */
export async function loadPicture(image: ImagePath): Promise<Picture> {
  const { size } = await callOrThrow('image.facts', { image });
  const large = size.width * size.height > LARGE;
  const blob = await fetchBlob(imageUrl(image));
  const [bitmap, overview] = await decode(blob, size, large).catch(async () =>
    decode(await fetchBlob(imageUrl(image, true)), size, large),
  );
  return { image, size, bitmap, overview };
}

/** Both copies are decoded off the main thread; made from the large one the small one would not be. */
const decode = (blob: Blob, size: Size, large: boolean): Promise<readonly [ImageBitmap, ImageBitmap | null]> =>
  Promise.all([createImageBitmap(blob), large ? createImageBitmap(blob, overviewOf(size)) : null]);

function overviewOf({ width, height }: Size): ImageBitmapOptions {
  const scale = OVERVIEW_SIDE / Math.max(width, height);
  return { resizeWidth: Math.round(width * scale), resizeHeight: Math.round(height * scale), resizeQuality: 'medium' };
}

async function fetchBlob(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (response.ok) return response.blob();
  const failure = (await response.json().catch(() => null)) as Failure | null;
  throw failure === null ? new Error(`the picture was not served (${response.status})`) : new AppError(failure);
}
