import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { Size } from '../../../shared/geometry/box';
import { data } from '../../dataDir';

/** Different pictures behind the links: enough that no cache of the system helps more than in a real folder. */
const SOURCES = 20;

/** A picture with something to see at every place. Width and height in pixels. */
export function makePicture(file: string, width: number, height: number, seed: number): void {
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const wave = Math.sin((x + seed * 37) / 29) + Math.cos((y - seed * 11) / 41);
      pixels[at] = 128 + wave * 50;
      pixels[at + 1] = (x * 255) / width;
      pixels[at + 2] = ((x ^ y) & 63) + (y * 160) / height;
      pixels[at + 3] = 255;
    }
  writeFileSync(file, encode({ data: pixels, width, height }, 85).data);
}

/** Large pictures behind the links: each takes seconds to make. */
const LARGE_SOURCES = 6;

/** Small photographs of the reference data, else pictures of our own, in a folder of their own. */
function sources(folder: string, size: Size | undefined): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const made = (count: number, { width, height }: Size): void => {
    for (let at = 0; at < count; at++) makePicture(join(folder, `made-${at}.jpg`), width, height, at);
  };
  const photos = data('coco/images');
  if (size !== undefined) made(LARGE_SOURCES, size);
  else if (existsSync(photos))
    for (const name of readdirSync(photos).slice(0, SOURCES)) copyFileSync(join(photos, name), join(folder, name));
  else made(SOURCES, { width: 640, height: 480 });
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Names in the order of the list. */
export const photoName = (at: number): ImagePath => asImagePath(`photo_${String(at + 1).padStart(6, '0')}.jpg`);

/**
 * A folder of many photographs: hard links of a few, so that 100,000 take no room. What is there already stays.
 * @param size of pictures made for it; without it they are small photographs
 * @returns its path
 */
export function photoFolder(parent: string, name: string, count: number, size?: Size): string {
  const folder = join(parent, name);
  if (existsSync(folder)) return folder;
  const files = sources(join(parent, `${name} sources`), size);
  mkdirSync(folder);
  for (let at = 0; at < count; at++) linkSync(files[at % files.length] as string, join(folder, photoName(at)));
  return folder;
}
