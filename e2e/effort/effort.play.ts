import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { rtmlabel } from '../../testing/rtmlabel';
import { type App, expect, test } from '../fixtures/app';
import { photoFolder } from '../fixtures/data';
import { LabelPage } from '../pages/LabelPage';
import { Expert } from './expert';
import { openEmpty, openPredicted } from './open';
import { OUT } from './out';
import { differences, f1 } from './policy';
import { costOf, operatorsOf } from './score';
import { type ClassedBox, type Photo, type PhotoSet, photoSets } from './sets';

const most = Number(process.env.RTMLABEL_EFFORT_IMAGES ?? 'Infinity');
const sets = photoSets(most, (file) => imageSize(readFileSync(file)));

type Scored = ClassedBox & { readonly score: number };

interface CocoFile {
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly annotations: readonly {
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly [number, number, number, number];
    readonly score?: number;
  }[];
}

/** Boxes of a COCO file by image; classes by their place in the list. */
function boxesIn(file: string, classes: readonly string[]): ReadonlyMap<string, readonly Scored[]> {
  const coco: CocoFile = JSON.parse(readFileSync(file, 'utf8'));
  const places = new Map(coco.categories.map(({ id, name }) => [id, classes.indexOf(name)]));
  return new Map(
    coco.images.map(({ id, file_name: name }) => [
      name,
      coco.annotations
        .filter((one) => one.image_id === id)
        .map(({ category_id: category, bbox: [x, y, width, height], score = 1 }) => ({
          at: places.get(category) ?? -1,
          box: { x, y, width, height },
          score,
        })),
    ]),
  );
}

async function command(...args: readonly string[]): Promise<void> {
  const { code, err } = await rtmlabel(args, {});
  expect(code, err).toBe(0);
}

/** Everything that the hands did on each photograph. */
async function work(app: App, set: PhotoSet, predictions: ReadonlyMap<string, readonly Scored[]>) {
  const expert = new Expert(app.page, set.classes);
  const ends: number[] = [];
  for (const photo of set.photos) {
    await expert.finish(photo, predictions.get(photo.name) ?? []);
    ends.push(expert.hands.acts.length);
  }
  await new LabelPage(app.page).waitUntilSaved();
  await app.close();
  const { acts } = expert.hands;
  const operators = operatorsOf(acts);
  return ends.map((end, at) => {
    const part = [at === 0 ? 0 : (ends[at - 1] as number), end] as const;
    const own = acts.slice(...part);
    return { cost: costOf(own, operators.slice(...part)), acts: own, operators: operators.slice(...part) };
  });
}

/** Submitted boxes must be what is there. */
async function check(set: PhotoSet, photos: string, out: string): Promise<void> {
  await command('export', photos, '--out', out);
  const made = boxesIn(out, set.classes);
  const wrong = set.photos.filter(({ name, truth }) => differences(made.get(name) ?? [], truth) > 0);
  expect(made.size).toBe(set.photos.length);
  expect(wrong.map(({ name }) => name)).toEqual([]);
}

for (const set of sets)
  test(`${set.name}: with predictions and from scratch`, async ({ folder, launch }) => {
    const files = set.photos.map(({ file }) => file);
    mkdirSync(join(folder, 'scratch'));
    const [photos, again] = [photoFolder(folder, files), photoFolder(join(folder, 'scratch'), files)];
    const model = set.model(folder);
    const predicted = join(folder, 'predicted.json');
    await command('predict', photos, '--model', model, '--classes', model.replace('.onnx', '.txt'), '--out', predicted);
    const predictions = boxesIn(predicted, set.classes);

    const helped = await work(await openPredicted(launch, model, photos, files.length), set, predictions);
    await check(set, photos, join(folder, 'helped.json'));
    const alone = await work(await openEmpty(launch, set.classes, again), set, new Map());
    await check(set, again, join(folder, 'alone.json'));

    const rows = set.photos.map(({ name, truth }: Photo, at) => ({
      name,
      boxes: truth.length,
      f1: f1(predictions.get(name) ?? [], truth, 0.5),
      helped: helped[at],
      alone: alone[at],
    }));
    mkdirSync(OUT, { recursive: true });
    writeFileSync(join(OUT, `${set.name}.json`), JSON.stringify(rows));
  });
