import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { data, photoFolder } from '../fixtures/data';

const PLAIN = 'coco128_32/images/000000000142.jpg';
const ZEBRAS = 'coco/images/000000005001.jpg';
const PHOTOS = [PLAIN, 'coco128_32/images/000000000623.jpg', ZEBRAS];
const BROKEN = 'awkward/broken/corrupt-header.jpg';
const PLACES = {
  [PLAIN]: 'plain.jpg',
  [ZEBRAS]: '路口东/一个很长的文件夹名字/a very long file name that does not fit anywhere 2026-11-24.jpg',
};

/** Pictures in a new folder: two names, a long one, and one that cannot be read. */
export function photosIn(folder: string): string {
  const photos = photoFolder(folder, PHOTOS, PLACES);
  copyFileSync(data(BROKEN), join(photos, 'broken.jpg'));
  return photos;
}

/** A COCO file with something of everything an import tells about. */
export const COCO = {
  images: [
    { id: 1, file_name: 'plain.jpg', width: 640, height: 480 },
    { id: 2, file_name: 'elsewhere.jpg', width: 640, height: 480 },
  ],
  categories: [
    { id: 1, name: 'person' },
    { id: 2, name: 'a class that only this file knows' },
  ],
  annotations: [
    { id: 1, image_id: 1, category_id: 1, bbox: [10, 10, 50, 60], area: 3000, iscrowd: 0, attributes: { wet: true } },
    { id: 2, image_id: 1, category_id: 2, bbox: [90, 10, 50, 60], area: 3000, iscrowd: 0 },
    { id: 3, image_id: 1, category_id: 2, bbox: [0, 0, 0, 0], area: 0, iscrowd: 0 },
  ],
};
