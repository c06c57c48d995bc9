import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { nanoModel, storeCandidates } from '../../testing/bench/ui/candidates';
import { makePicture, photoFolder, photoName } from '../../testing/bench/ui/pictures';
import { forgetProject, setPrediction, writeProject } from '../../testing/bench/ui/project';
import { LabelPage } from '../pages/LabelPage';
import { type BenchRig, bench, type Figure, OUT, quantile } from './app';
import { readMeter, startMeter } from './meter';
import { cpuBetween, frameCosts, givenShare, startTrace, stopTrace, type Trace } from './trace';

const SWITCHES = 40;
const SMALL = { width: 640, height: 480 };
const LARGE = { width: 6000, height: 4000 };
/** What telephones and cameras make. */
const CAMERA = { width: 4000, height: 3000 };

/** The pause in which a person looks at an image, milliseconds: pictures and boxes of the next ones come meanwhile. */
const LOOK = 300;
/** Decoding twelve megapixels takes longer than a glance. */
const CAMERA_LOOK = 1_000;

bench('switch', async ({ work, launch, tell }) =>
  tell(await switching({ work, launch }, 'switch', { size: SMALL, switches: SWITCHES, look: LOOK })),
);

bench('camera', async ({ work, launch, tell }) =>
  tell(await switching({ work, launch }, 'camera', { size: CAMERA, switches: 20, look: CAMERA_LOOK })),
);

interface Walk {
  readonly size: typeof SMALL;
  readonly switches: number;
  /** Time a person looks at an image, milliseconds. */
  readonly look: number;
}

/** Goes from image to image with the key of a person who takes that long for each. */
async function switching(
  { work, launch }: Pick<BenchRig, 'work' | 'launch'>,
  name: string,
  walk: Walk,
): Promise<readonly Figure[]> {
  const { size, switches, look } = walk;
  const folder = photoFolder(work, `${name} pictures`, switches + 10, size === SMALL ? undefined : size);
  forgetProject(folder);
  const model = nanoModel(work);
  const images = Array.from({ length: switches + 10 }, (_, at) => photoName(at));
  await storeCandidates(folder, model, images, 30, size);
  const { page, electron } = await launch({ open: folder, model });
  const label = new LabelPage(page);
  await expect(label.predictions.first()).toBeVisible();
  await label.canvas.focus();
  await startMeter(page);
  await startTrace(electron);
  const waited: number[] = [];
  for (let at = 1; at <= switches; at++) {
    await page.waitForTimeout(look);
    await page.keyboard.press('d');
    waited.push(await paintedAfterPress(page, photoName(at)));
  }
  const trace = await stopTrace(electron);
  const worked = switchCosts(trace);
  return [
    {
      name: `${name} p50`,
      value: quantile(waited, 0.5),
      cpu: quantile(worked, 0.5),
      note: `${waited.length} switches`,
    },
    { name: `${name} p95`, value: quantile(waited, 0.95), cpu: quantile(worked, 0.95), note: given(trace) },
  ];
}

/** From the last key press until picture and boxes of an image are painted and the next frame has begun, milliseconds. */
async function paintedAfterPress(page: Page, image: string): Promise<number> {
  await page.waitForFunction(
    (name) =>
      window.meter?.paints.some((one) => one.layer === 'boxes' && one.image === name && one.boxes > 0 && one.shown > 0),
    image,
  );
  const { paints, presses } = await readMeter(page);
  const first = paints.find((one) => one.layer === 'boxes' && one.image === image && one.boxes > 0);
  return (first?.shown ?? Number.NaN) - (presses.at(-1) ?? Number.NaN);
}

/** Processor time of the page from each key press until the new boxes are on the screen, milliseconds. */
function switchCosts(trace: Trace): readonly number[] {
  const seen = new Set<string>();
  const first = trace.marks.filter(({ name }) => {
    const isFirst = /^shown boxes .* [1-9]\d*$/.test(name) && !seen.has(name);
    if (isFirst) seen.add(name);
    return isFirst;
  });
  const presses = trace.marks.filter(({ name }) => name === 'press');
  return presses.flatMap(({ at }) => {
    const shown = first.find((one) => one.at > at);
    return shown === undefined ? [] : cpuBetween(trace, at, shown.at);
  });
}

const given = (trace: Trace): string =>
  `the machine gave the page ${Math.round(givenShare(trace) * 100)} % of its time`;

bench('slider', async ({ work, launch, tell }) => {
  const folder = photoFolder(work, 'sliding', 3);
  forgetProject(folder);
  const model = nanoModel(work);
  setPrediction(folder, { maxPerImage: 1000, threshold: 0.3 });
  await storeCandidates(folder, model, [photoName(0), photoName(1), photoName(2)], 1000, SMALL);
  const { page, electron } = await launch({ open: folder, model });
  await expect(new LabelPage(page).predictions.first()).toBeVisible();
  const slider = page.getByRole('slider', { name: 'Score threshold' });
  const place = await slider.boundingBox();
  if (place === null) throw new Error('no slider');
  const y = place.y + place.height / 2;
  const x = (part: number): number => place.x + 8 + (place.width - 16) * part;
  await page.mouse.move(x(0.3), y);
  await page.mouse.down();
  await page.mouse.move(x(0.02), y, { steps: 5 });
  await startMeter(page);
  await startTrace(electron);
  await page.mouse.move(x(0.9), y, { steps: 60 });
  await page.mouse.move(x(0.02), y, { steps: 60 });
  // Before the trace is collected: frames of that time would flatter.
  const { paints, frames } = await readMeter(page);
  const trace = await stopTrace(electron);
  await page.mouse.up();
  // To be looked at: very many boxes are painted another way.
  await page.screenshot({ path: join(OUT, 'slider.png') });
  const most = Math.max(...paints.map(({ boxes }) => boxes));
  tell(framesOf('slider', trace, frames, `up to ${most} boxes painted`));
});

bench('drag', async ({ work, launch, tell }) => {
  const folder = join(work, 'dragging');
  mkdirSync(folder, { recursive: true });
  forgetProject(folder);
  makePicture(join(folder, photoName(0)), LARGE.width, LARGE.height, 1);
  await writeProject(folder, { images: 1, perImage: 500, size: LARGE, status: 'in progress' });
  const { page, electron } = await launch({ open: folder });
  const label = new LabelPage(page);
  await expect(label.annotations.first()).toBeVisible();
  await label.canvas.focus();
  await page.keyboard.press('Tab');
  const { x, y, width, height } = await label.selectedBox();
  const start = await label.at(x + width / 2, y + height / 2);
  const middle = await label.at(LARGE.width / 2, LARGE.height / 2);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(middle.x, middle.y, { steps: 10 });
  await startMeter(page);
  await startTrace(electron);
  for (let at = 0; at < 120; at++) {
    const angle = (at / 120) * 4 * Math.PI;
    await page.mouse.move(middle.x + Math.cos(angle) * 180, middle.y + Math.sin(angle) * 120);
  }
  // Before the trace is collected: frames of that time would flatter.
  const { paints, frames } = await readMeter(page);
  const trace = await stopTrace(electron);
  await page.mouse.up();
  await label.waitUntilSaved();
  const times = (layer: string): number => paints.filter((one) => one.layer === layer).length;
  const painted = `painted: picture ${times('picture')} ×, other boxes ${times('boxes')} ×, pointer ${times('pointer')} ×`;
  tell([
    {
      name: 'drag longest task',
      value: Math.max(...trace.tasks.map(({ wall }) => wall)),
      cpu: Math.max(...trace.tasks.map(({ cpu }) => cpu)),
      note: painted,
    },
    ...framesOf('drag', trace, frames, '120 moves'),
  ]);
});

/**
 * From one frame to the next; processor time of the frames in which something was done: those that only wait would flatter.
 * @param begun when the frames began: the screen's own beat, so that an interval of two beats is a frame that was missed
 */
function framesOf(name: string, trace: Trace, begun: readonly number[], note: string): readonly Figure[] {
  const intervals = begun.slice(1).map((at, before) => at - (begun[before] as number));
  const beat = quantile(intervals, 0.5);
  const missed = intervals.filter((interval) => interval > 1.5 * beat).length;
  const worked = frameCosts(trace).filter((cost) => cost > 1);
  const beats = `${missed} of ${intervals.length} frames missed`;
  return [
    { name: `${name} frame p50`, value: beat, cpu: quantile(worked, 0.5), note },
    {
      name: `${name} frame p95`,
      value: quantile(intervals, 0.95),
      cpu: quantile(worked, 0.95),
      note: `${beats}; ${given(trace)}`,
    },
  ];
}
