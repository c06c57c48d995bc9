import { avifOrientation } from './avif';
import { jpegSegments, pngChunks, riffChunks } from './chunks';
import type { ImageFormat } from './sniff';

/** EXIF orientation: 1 = upright, 2 to 4 mirrored or turned by half, 5 to 8 with rows and columns exchanged. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Rows of the file are columns of the upright picture. */
export const isTransposed = (orientation: Orientation): boolean => orientation >= 5;

/** How the stored picture must be turned to stand upright. Damaged or absent metadata = 1, as OpenCV and browsers do. */
export function orientationOf(bytes: Uint8Array, format: ImageFormat): Orientation {
  switch (format) {
    case 'jpeg':
      return fromExif(jpegExif(bytes));
    case 'png':
      return fromExif(find(pngChunks(bytes), 'eXIf'));
    case 'webp':
      return fromExif(withoutPrefix(find(riffChunks(bytes, 12), 'EXIF')));
    case 'tiff':
      return fromExif(bytes);
    case 'avif':
      return avifOrientation(bytes);
    case 'gif':
    case 'bmp':
      return 1;
  }
}

const EXIF_PREFIX = 'Exif\0\0';

function jpegExif(bytes: Uint8Array): Uint8Array | null {
  for (const { marker, data } of jpegSegments(bytes)) if (marker === 0xe1 && hasPrefix(data)) return data.subarray(6);
  return null;
}

const hasPrefix = (data: Uint8Array): boolean => String.fromCharCode(...data.subarray(0, 6)) === EXIF_PREFIX;

const withoutPrefix = (data: Uint8Array | null): Uint8Array | null =>
  data !== null && hasPrefix(data) ? data.subarray(6) : data;

function find(chunks: Iterable<{ readonly name: string; readonly data: Uint8Array }>, name: string): Uint8Array | null {
  for (const chunk of chunks) if (chunk.name === name) return chunk.data;
  return null;
}

const ORIENTATION_TAG = 0x0112;

/** Orientation tag of the first directory of a TIFF block (EXIF is one). */
function fromExif(tiff: Uint8Array | null): Orientation {
  if (tiff === null || tiff.length < 8) return 1;
  const little = tiff[0] === 0x49;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return 1;
  const count = view.getUint16(start, little);
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue;
    // SHORT as it should be; some writers use LONG or BYTE.
    const type = view.getUint16(at + 2, little);
    const value =
      type === 4 ? view.getUint32(at + 8, little) : type === 1 ? tiff[at + 8] : view.getUint16(at + 8, little);
    return value !== undefined && value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
