import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImageBox } from '../pages/LabelPage';

/** A box of the model. */
export interface Found {
  readonly name: string;
  readonly score: number;
  readonly box: ImageBox;
}

/** A true box of the sample. */
export interface Truth {
  readonly name: string;
  readonly box: ImageBox;
  /** Place of its class in the project: the digit that arms it. */
  readonly digit: number;
}

/** What a person would mend in an image; null where there is nothing of the kind. */
export interface Mistakes {
  /** A prediction that sits badly, and where it belongs. */
  readonly loose: { readonly found: ImageBox; readonly truth: ImageBox } | null;
  /** A prediction where nothing is. */
  readonly wrong: ImageBox | null;
  /** A thing without a prediction. */
  readonly missed: Truth | null;
}

/** How often a person raises the threshold, and what is left to mend then. */
export interface Plan {
  readonly presses: number;
  readonly mistakes: Mistakes;
}

interface CocoFile {
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly annotations: readonly {
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly [number, number, number, number];
  }[];
}

/** True boxes of a picture of the sample. */
export function truthOf(name: string): readonly Truth[] {
  const coco = JSON.parse(readFileSync(resolve('models/demo/annotations.json'), 'utf8')) as CocoFile;
  const id = coco.images.find(({ file_name }) => file_name === name)?.id;
  return coco.annotations
    .filter(({ image_id }) => image_id === id)
    .map(({ category_id, bbox: [x, y, width, height] }) => ({
      name: coco.categories.find((one) => one.id === category_id)?.name ?? '',
      box: { x, y, width, height },
      digit: category_id,
    }));
}

const START = 0.3;
const STEP = 0.05;
const MOST_PRESSES = 6;

/** Raises the threshold until one wrong box at most is left, then looks what else there is to mend. */
export function planFor(found: readonly Found[], truth: readonly Truth[]): Plan {
  for (let presses = 0; ; presses++) {
    const shown = found.filter(({ score }) => score >= START + presses * STEP - 1e-9);
    const wrong = shown.filter((one) => bestOf(one, truth).overlap < 0.3);
    if (wrong.length <= 1 || presses === MOST_PRESSES) return { presses, mistakes: mistakesIn(shown, wrong, truth) };
  }
}

function mistakesIn(shown: readonly Found[], wrong: readonly Found[], truth: readonly Truth[]): Mistakes {
  const loose = shown
    .map((one) => ({ found: one.box, ...bestOf(one, truth) }))
    .filter((one) => one.overlap >= 0.4 && one.overlap < 0.9)
    .sort((a, b) => a.overlap - b.overlap)[0];
  const isMissed = ({ box }: Truth): boolean => shown.every((one) => overlap(one.box, box) < 0.2);
  return {
    loose: loose ?? null,
    wrong: wrong.map(({ box }) => box).sort((a, b) => area(b) - area(a))[0] ?? null,
    missed: truth.filter(isMissed).sort((a, b) => area(b.box) - area(a.box))[0] ?? null,
  };
}

/** The true box of its class that a box meets best. */
const bestOf = (
  { name, box }: Found,
  truth: readonly Truth[],
): { readonly truth: ImageBox; readonly overlap: number } =>
  truth
    .filter((one) => one.name === name)
    .map((one) => ({ truth: one.box, overlap: overlap(box, one.box) }))
    .reduce((a, b) => (b.overlap > a.overlap ? b : a), { truth: box, overlap: 0 });

const area = ({ width, height }: ImageBox): number => width * height;

/** Intersection over union. */
function overlap(a: ImageBox, b: ImageBox): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const common = Math.max(0, width) * Math.max(0, height);
  return common / (area(a) + area(b) - common);
}
