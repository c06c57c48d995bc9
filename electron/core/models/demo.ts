import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Box } from '../../../shared/geometry/box';
import { DEMO_FILE } from '../../../shared/models/demo';

/** What comes with the program for a first try; models/demo/README.md. */
export interface Demo {
  /** Folder of the sample's pictures. */
  readonly images: string;
  readonly checkpoint: string;
  /** Their true boxes, COCO. */
  readonly annotations: string;
}

/**
 * The demo's files, or null when they are not there.
 * @param roots where to look, best first: the resources of a package, the source tree
 */
export async function findDemo(roots: readonly string[]): Promise<Demo | null> {
  for (const root of roots) {
    const folder = join(root, 'models', 'demo');
    const checkpoint = join(folder, DEMO_FILE);
    const found = await stat(checkpoint).catch(() => null);
    if (found?.isFile() === true)
      return { images: join(folder, 'images'), checkpoint, annotations: join(folder, 'annotations.json') };
  }
  return null;
}

const coco = z.object({
  images: z.array(z.object({ id: z.number(), file_name: z.string(), width: z.number(), height: z.number() })).min(1),
  annotations: z.array(
    z.object({
      image_id: z.number(),
      category_id: z.number(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
  categories: z.array(z.object({ id: z.number(), name: z.string() })),
});

/** The picture that stands for the demo, with its true boxes in its own pixels. */
export interface DemoPicture {
  /** Pictures of the sample. */
  readonly count: number;
  readonly file: string;
  /** Of the whole picture. */
  readonly width: number;
  readonly height: number;
  /** The part of it that shows most. */
  readonly part: Box;
  readonly boxes: readonly (Box & { readonly className: string })[];
}

/** Width of the part that is shown, divided by its height. */
const ASPECT = 2.6;
/** Smaller pictures would not be sharp. */
const LEAST_WIDTH = 800;

/** The picture, and the part of it, in which most boxes lie whole. @throws what the system or the check of the file says */
export async function demoPicture({ images, annotations }: Demo): Promise<DemoPicture> {
  const all = coco.parse(JSON.parse(await readFile(annotations, 'utf8')));
  const names = new Map(all.categories.map(({ id, name }) => [id, name]));
  const wide = all.images.filter(({ width, height }) => width >= LEAST_WIDTH && width / height <= ASPECT);
  const parts = (wide.length > 0 ? wide : all.images).map((picture) => {
    const boxes = all.annotations
      .filter(({ image_id }) => image_id === picture.id)
      .map(({ category_id, bbox: [x, y, width, height] }) => ({
        className: names.get(category_id) ?? '',
        x,
        y,
        width,
        height,
      }));
    return { picture, boxes, ...bestBand(picture.height, picture.width / ASPECT, boxes) };
  });
  const { picture, boxes, top } = parts.reduce((best, one) => (one.whole > best.whole ? one : best));
  const { width, height, file_name } = picture;
  const part = { x: 0, y: top, width, height: Math.min(height, width / ASPECT) };
  return { count: all.images.length, file: join(images, file_name), width, height, part, boxes };
}

/** The band of a picture with the most whole boxes, each box that it cuts counted against it. */
function bestBand(
  height: number,
  band: number,
  boxes: readonly Box[],
): { readonly top: number; readonly whole: number } {
  const STEPS = 40;
  const tops = Array.from({ length: STEPS + 1 }, (_, at) => (Math.max(0, height - band) * at) / STEPS);
  const rated = tops.map((top) => {
    const inside = boxes.filter(({ y, height: high }) => y >= top && y + high <= top + band).length;
    const apart = boxes.filter(({ y, height: high }) => y + high <= top || y >= top + band).length;
    return { top, whole: inside - (boxes.length - inside - apart) };
  });
  return rated.reduce((best, one) => (one.whole > best.whole ? one : best));
}
