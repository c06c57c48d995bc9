import { expect, tally } from './checks';
import { annotatedTasks, exportOfLabelStudio, exportOfRtmlabel, type Tools } from './cocoExport';
import { type Connected, photoOf, type Walk } from './context';
import { LABELS } from './labelConfig';
import type { CocoFile, Task } from './types';

/** Exports the annotations as COCO from Label Studio and from RTMLabel, and compares the two point by point. */
export async function compareCoco(walk: Walk, { project }: Connected, tools: Tools): Promise<void> {
  const { checks } = walk;
  const tasks = await annotatedTasks(walk, project);
  const files: CocoFile[] = [];
  const exports = async (who: string, make: () => Promise<CocoFile>): Promise<void> => {
    await checks.check(`${who} exports the annotations as COCO`, async () => {
      const file = await make();
      files.push(file);
      return `${file.images.length} images, ${file.annotations.length} boxes`;
    });
  };
  await exports('Label Studio', () => exportOfLabelStudio(walk, project, tools));
  await exports('RTMLabel', () => exportOfRtmlabel(walk, tasks, tools));
  const [theirs, ours] = files;
  if (theirs === undefined || ours === undefined) return;
  await compareImages(walk, theirs, ours);
  await compareCategories(walk, theirs, ours);
  await compareBoxes(walk, theirs, ours, tasks);
  await checks.check(
    'COCO, the rest of the file: theirs has no licenses, the fields are those of a COCO file',
    async () => {
      const keys = (file: CocoFile): string => Object.keys(file).join(' ');
      expect(theirs.info !== undefined && ours.info !== undefined, 'info is missing');
      expect(theirs.licenses === undefined && JSON.stringify(ours.licenses) === '[]', 'licenses');
      return `theirs ${keys(theirs)} (info: ${Object.keys(theirs.info).join(' ')}); ours ${keys(ours)}`;
    },
  );
}

async function compareImages({ checks, photos }: Walk, theirs: CocoFile, ours: CocoFile): Promise<void> {
  await checks.check('COCO, images: the same photographs, ids from 0', async () => {
    const names = ({ images }: CocoFile): string => String(images.map(({ file_name }) => plainName(file_name)).sort());
    expect(names(theirs) === names(ours), `theirs ${names(theirs)}; ours ${names(ours)}`);
    for (const { images } of [theirs, ours])
      expect(
        images.every(({ id }, at) => id === at),
        'ids do not count up from 0',
      );
    return `${ours.images.length}; theirs are called like ${shorter(theirs.images[0]?.file_name)}, ours ${ours.images[0]?.file_name}`;
  });
  await checks.check(
    'COCO, images: the same sizes; a photograph that EXIF turns is upright in ours, lying in theirs',
    async () => {
      const sizes = new Map(ours.images.map((image) => [image.file_name, `${image.width} x ${image.height}`]));
      const other = theirs.images.flatMap(({ file_name, width, height }) => {
        const name = plainName(file_name);
        return sizes.get(name) === `${width} x ${height}` ? [] : [{ name, size: `${width} x ${height}` }];
      });
      expect(
        other.every(({ name }) => photos.turned.includes(name)),
        `other sizes: ${other.map(({ name }) => name).join(', ')}`,
      );
      const told = other.map(({ name, size }) => `${name} theirs ${size}, ours ${sizes.get(name)}`).join('; ');
      return `${theirs.images.length - other.length} equal; ${told || 'no turned one differs'}`;
    },
  );
}

async function compareCategories({ checks }: Walk, theirs: CocoFile, ours: CocoFile): Promise<void> {
  await checks.check(
    'COCO, categories: the same 80 names from 0; theirs sorted, ours in the order of the labels',
    async () => {
      const names = ({ categories }: CocoFile): string => String(categories.map(({ name }) => name));
      expect(names(ours) === String(LABELS), `ours are ${names(ours)}`);
      expect(names(theirs) === String([...LABELS].sort()), `theirs are ${names(theirs)}`);
      for (const { categories } of [theirs, ours])
        expect(
          categories.every(({ id }, at) => Number(id) === at),
          'ids are not 0 to 79',
        );
      return undefined;
    },
  );
}

async function compareBoxes({ checks }: Walk, a: CocoFile, b: CocoFile, tasks: readonly Task[]): Promise<void> {
  const [theirs, ours] = [listed(a), listed(b)];
  const turned = tasks
    .filter(({ annotations }) => annotations.some(({ result }) => result.some(isTurned)))
    .map(photoOf);
  await checks.check('COCO, boxes: the same per photograph and category', async () => {
    expect(theirs.length === ours.length, `theirs are ${theirs.length}, ours ${ours.length}`);
    let worst = 0;
    for (const [at, box] of theirs.entries()) {
      const mine = ours[at] as Boxed;
      expect(box.key === mine.key, `theirs is ${box.key}, ours ${mine.key}`);
      if (!turned.includes(box.image)) worst = Math.max(worst, difference(box, mine));
    }
    expect(worst < 0.01, `a side differs by ${worst} px`);
    return `${theirs.length}, the largest difference is ${worst.toExponential(1)} px`;
  });
  await checks.check(
    'COCO, a turned box: the rectangle around it as turned in percent in theirs, in pixels in ours',
    async () => {
      expect(turned.length === 1, `${turned.length} photographs with a turned box`);
      const at = theirs.findIndex(({ image }) => turned.includes(image));
      const [box, mine] = [theirs[at] as Boxed, ours[at] as Boxed];
      return `${box.key}: theirs ${rounded(box.bbox)}, ours ${rounded(mine.bbox)}`;
    },
  );
  await checks.check('COCO, fields of a box: area is width x height, iscrowd 0, no segmentation', async () => {
    for (const { area, bbox, iscrowd, segmentation } of [...a.annotations, ...b.annotations]) {
      expect(Math.abs(area - bbox[2] * bbox[3]) <= 1e-6 * area, `area ${area} of ${bbox.join(', ')}`);
      expect(iscrowd === 0 && JSON.stringify(segmentation) === '[]', `iscrowd ${iscrowd}, ${String(segmentation)}`);
    }
    const keys = ({ annotations }: CocoFile): string => Object.keys(annotations[0] ?? {}).join(' ');
    return `theirs ${keys(a)}; ours ${keys(b)}; ids of categories ${tally(a.annotations.map((box) => typeof box.category_id))}`;
  });
}

const isTurned = ({ value }: { readonly value: { readonly rotation: number } }): boolean => value.rotation !== 0;
const rounded = (bbox: readonly number[]): string => `(${bbox.map((value) => value.toFixed(1)).join(', ')})`;
const shorter = (name = ''): string => (name.length > 60 ? `${name.slice(0, 8)}…${name.slice(-45)}` : name);
const difference = (a: Boxed, b: Boxed): number =>
  Math.max(...a.bbox.map((value, at) => Math.abs(value - (b.bbox[at] ?? 0))));

interface Boxed {
  readonly image: string;
  /** Photograph and category. */
  readonly key: string;
  readonly bbox: readonly [number, number, number, number];
}

/** All boxes, in an order that does not depend on ids. */
function listed({ images, categories, annotations }: CocoFile): readonly Boxed[] {
  const names = new Map(images.map(({ id, file_name }) => [id, plainName(file_name)]));
  const labels = new Map(categories.map(({ id, name }) => [Number(id), name]));
  return annotations
    .map(({ image_id, category_id, bbox }): Boxed => {
      const image = names.get(image_id) ?? '';
      return { image, key: `${image} ${labels.get(Number(category_id))}`, bbox };
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.bbox[0] - b.bbox[0] || a.bbox[1] - b.bbox[1]));
}

/** The photograph's own name in what Label Studio made of it: folders and eight hex digits come before. */
const plainName = (name: string): string => {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return file.replace(/^[0-9a-f]{8}(-|__)/, '');
};
