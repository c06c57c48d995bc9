import { readdirSync, readFileSync } from 'node:fs';
import { COCO_CLASSES } from '../../shared/detection/cocoClasses';
import type { Box } from '../../shared/geometry/box';
import { cocoModel, data, personModel } from '../fixtures/data';

/** A box with a class by its place in the list of the project. */
export interface ClassedBox {
  readonly at: number;
  readonly box: Box;
}

/** A photograph and what is on it. */
export interface Photo {
  /** Below the reference data. */
  readonly file: string;
  readonly name: string;
  readonly truth: readonly ClassedBox[];
}

/** Photographs with ground truth, and a model that predicts on them. */
export interface PhotoSet {
  readonly name: string;
  readonly classes: readonly string[];
  readonly photos: readonly Photo[];
  /** Puts the model into a folder; returns the file. */
  readonly model: (folder: string) => string;
}

interface CocoFile {
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly annotations: readonly {
    readonly image_id: number;
    readonly category_id: number;
    readonly iscrowd: number;
    readonly bbox: readonly [number, number, number, number];
  }[];
}

const PERSON = 1;

/** COCO val2017 without crowds of persons, and a real model of persons that has never seen these photographs. */
function persons(): PhotoSet {
  const { images, annotations }: CocoFile = JSON.parse(readFileSync(data('coco/instances.json'), 'utf8'));
  const own = annotations.filter((one) => one.category_id === PERSON);
  const crowded = new Set(own.filter(({ iscrowd }) => iscrowd === 1).map((one) => one.image_id));
  const photos = images
    .filter(({ id }) => !crowded.has(id))
    .map(({ id, file_name: name }) => ({
      file: `coco/images/${name}`,
      name,
      truth: own
        .filter((one) => one.image_id === id)
        .map(({ bbox: [x, y, width, height] }) => ({ at: 0, box: { x, y, width, height } })),
    }));
  return { name: 'coco', classes: ['person'], photos: sorted(photos), model: personModel };
}

/** COCO128's first photographs, 80 classes, and a model that was trained on just these: how it is when a model is good. */
function familiar(sizeOf: (file: string) => { readonly width: number; readonly height: number }): PhotoSet {
  const photos = readdirSync(data('coco128_32/images')).map((name) => {
    const file = `coco128_32/images/${name}`;
    const { width, height } = sizeOf(data(file));
    const text = readFileSync(data('coco128_32/labels', name.replace(/\.\w+$/, '.txt')), 'utf8');
    const truth = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [at = 0, x = 0, y = 0, w = 0, h = 0] = line.split(' ').map(Number);
        const box = { x: (x - w / 2) * width, y: (y - h / 2) * height, width: w * width, height: h * height };
        return { at, box };
      });
    return { file, name, truth };
  });
  return {
    name: 'coco128_32',
    classes: COCO_CLASSES.map(({ name }) => name),
    photos: sorted(photos),
    model: cocoModel,
  };
}

const sorted = (photos: readonly Photo[]): readonly Photo[] =>
  [...photos].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** Every nth, so that `most` photographs are spread over the whole set. */
function spread(set: PhotoSet, most: number): PhotoSet {
  const { photos } = set;
  if (photos.length <= most) return set;
  return {
    ...set,
    photos: Array.from({ length: most }, (_, at) => photos[Math.floor((at * photos.length) / most)] as Photo),
  };
}

/** @param most photographs of each set */
export const photoSets = (most: number, sizeOf: Parameters<typeof familiar>[0]): readonly PhotoSet[] =>
  [familiar(sizeOf), persons()].map((set) => spread(set, most));
