import type { ImagePath } from '../../shared/dataset/ids';

/** Address of a small picture of an image: at most `size` pixels on its longer side, upright. */
export const thumbnailUrl = (image: ImagePath, size = 96): string =>
  `rtmlabel-image://image/${encodeURIComponent(image)}?thumb=${size}`;

/** Address of the picture itself, upright; `decoded` = our decoder's pixels, for files the page cannot decode. */
export const imageUrl = (image: ImagePath, decoded = false): string =>
  `rtmlabel-image://image/${encodeURIComponent(image)}${decoded ? '?decoded' : ''}`;

/** Address of the small picture of a recent project. */
export const coverUrl = (folder: string): string => `rtmlabel-image://cover/${encodeURIComponent(folder)}`;

/** Address of the small picture of the sample. */
export const SAMPLE_COVER = 'rtmlabel-image://sample/';
