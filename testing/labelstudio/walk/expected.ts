import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from './checks';
import { type Home, rtmlabel } from './rtmlabel';
import type { CocoFile, Region } from './types';

/** A box in percent of the upright image. */
export interface PercentBox {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

export interface ExpectedImage {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PercentBox[];
}

/** The tutorial's spelling: COCO's names with underscores. */
export const underscored = (name: string): string => name.replaceAll(' ', '_');

/** What `rtmlabel predict` says about a folder, per file name. */
export async function predictFolder(
  home: Home,
  folder: string,
  model: string,
  score: number,
): Promise<ReadonlyMap<string, ExpectedImage>> {
  const out = join(home.dir, 'expected.json');
  await rtmlabel(home, ['predict', folder, '--model', model, '--score', String(score), '--out', out]);
  const coco = JSON.parse(await readFile(out, 'utf8')) as CocoFile;
  const names = new Map(coco.categories.map(({ id, name }) => [id, underscored(name)]));
  return new Map(
    coco.images.map(({ id, file_name, width, height }) => {
      const boxes = coco.annotations
        .filter(({ image_id }) => image_id === id)
        .map(({ bbox: [x, y, w, h], category_id, score: found = 0 }) => ({
          label: names.get(category_id) ?? '',
          x: (100 * x) / width,
          y: (100 * y) / height,
          width: (100 * w) / width,
          height: (100 * h) / height,
          score: found,
        }));
      return [file_name, { width, height, boxes }] as const;
    }),
  );
}

/** 1e-3 % is 0.006 px of a 640 px photograph. */
const TOLERANCE = 1e-3;

/**
 * Compares the regions of a prediction with `rtmlabel predict`.
 * @returns the largest difference in percent
 * @throws Error saying which box differs, or in what
 */
export function compareBoxes(name: string, regions: readonly Region[], expected: ExpectedImage): number {
  const found = regions.map((region) => percentBox(name, region, expected));
  expect(
    found.length === expected.boxes.length,
    `${name}: ${found.length} boxes, rtmlabel predict finds ${expected.boxes.length}`,
  );
  const order = (a: PercentBox, b: PercentBox): number => b.score - a.score || a.label.localeCompare(b.label);
  const wanted = [...expected.boxes].sort(order);
  let worst = 0;
  for (const [at, box] of [...found].sort(order).entries()) {
    const other = wanted[at] as PercentBox;
    expect(box.label === other.label, `${name}: ${box.label}, rtmlabel predict says ${other.label}`);
    for (const key of ['x', 'y', 'width', 'height'] as const) {
      const difference = Math.abs(box[key] - other[key]);
      worst = Math.max(worst, difference);
      expect(difference <= TOLERANCE, `${name}: ${key} of ${box.label} is ${box[key]}, not ${other[key]}`);
    }
    expect(Math.abs(box.score - other.score) < 1e-6, `${name}: score ${box.score}, not ${other.score}`);
  }
  return worst;
}

function percentBox(name: string, region: Region, { width, height }: ExpectedImage): PercentBox {
  const { from_name, to_name, type, original_width, original_height, image_rotation, value, score } = region;
  expect(
    from_name === 'label' && to_name === 'image' && type === 'rectanglelabels',
    `${name}: a region is for ${from_name} and ${to_name}, of type ${type}`,
  );
  expect(
    original_width === width && original_height === height && image_rotation === 0,
    `${name} is ${width} x ${height}, the region says ${original_width} x ${original_height}`,
  );
  const { rotation, rectanglelabels: labels = [], ...place } = value;
  expect(rotation === 0 && labels.length === 1, `${name}: a region is turned or has not one label`);
  return { ...place, label: labels[0] ?? '', score: score ?? -1 };
}
