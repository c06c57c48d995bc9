import { imageSize } from 'image-size';
import type { ImageFacts } from '../../../shared/dataset/image';
import { AppError, fail } from '../../../shared/failure/failure';
import type { Size } from '../../../shared/geometry/box';
import { hasJpegHeader, jpegFrame } from './chunks';
import { isTransposed, type Orientation, orientationOf } from './orientation';
import { tiffSize } from './others';
import { readFailure } from './readFailure';
import { type FileStart, readStart } from './readStart';
import { type ImageFormat, sniff } from './sniff';

/** Most pixels that are decoded, in megapixels: 300 covers 20,000 x 15,000; decoded it fills 1.2 GB. */
export const PIXEL_LIMIT = 300;

/** Enough for the header of nearly every file; the rest is read whole. */
const HEAD_BYTES = 256 * 1024;
/** Enough for the header of most JPEGs: in a folder of 100,000 of them reading more takes most of the time. */
const FIRST_BYTES = 16 * 1024;

export interface Header extends ImageFacts {
  readonly format: ImageFormat;
  readonly orientation: Orientation;
}

export interface ProbedImage extends Header {
  /** When the file was changed last, milliseconds since 1970. */
  readonly mtimeMs: number;
}

/**
 * Size (upright), format and length of a picture file from its header.
 * @throws AppError `image.notFound`, `image.noPermission`, `image.empty`, `image.unsupported`, `image.broken`
 */
export async function probeImage(file: string): Promise<ProbedImage> {
  const { head, bytes, mtimeMs } = await readHead(file);
  try {
    return { ...headerOf(head, bytes, file), mtimeMs };
  } catch (thrown) {
    const whole = head.length < bytes && thrown instanceof AppError && thrown.failure.code === 'image.broken';
    if (!whole) throw thrown;
    return { ...headerOf((await readHead(file, bytes)).head, bytes, file), mtimeMs };
  }
}

/**
 * The header inside the first bytes of a file.
 * @param bytes length of the whole file
 */
export function headerOf(head: Uint8Array, bytes: number, file: string): Header {
  if (bytes === 0) throw fail('image.empty', { file });
  const sniffed = sniff(head);
  if ('found' in sniffed) throw fail('image.unsupported', { file, found: sniffed.found });
  const { format } = sniffed;
  const stored = storedSize(head, format, file);
  const orientation = orientationOf(head, format);
  const size = isTransposed(orientation) ? { width: stored.height, height: stored.width } : stored;
  return { size, format, bytes, orientation };
}

/** @throws AppError `image.tooLarge` */
export function checkLimit({ size: { width, height } }: Header, file: string): void {
  if (width * height > PIXEL_LIMIT * 1e6) throw fail('image.tooLarge', { file, width, height, limit: PIXEL_LIMIT });
}

function storedSize(head: Uint8Array, format: ImageFormat, file: string): Size {
  let size: Size | null = null;
  try {
    size = format === 'jpeg' ? jpegFrame(head) : format === 'tiff' ? tiffSize(head) : imageSize(head);
  } catch (thrown) {
    throw fail('image.broken', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) });
  }
  if (size === null) throw fail('image.broken', { file, reason: `damaged ${format.toUpperCase()} header` });
  const { width, height } = size;
  if (!(width > 0 && height > 0)) throw fail('image.broken', { file, reason: `${width} × ${height}` });
  return { width, height };
}

const isJpeg = (head: Uint8Array): boolean => {
  const sniffed = sniff(head);
  return 'format' in sniffed && sniffed.format === 'jpeg';
};

/** Other formats than JPEG may say at their end how they are to be turned. */
const isEnough = (head: Uint8Array): boolean => isJpeg(head) && hasJpegHeader(head);

async function readHead(file: string, most = HEAD_BYTES): Promise<FileStart> {
  try {
    return await readStart(file, { first: Math.min(FIRST_BYTES, most), most, isEnough });
  } catch (thrown) {
    throw readFailure(thrown, file);
  }
}
