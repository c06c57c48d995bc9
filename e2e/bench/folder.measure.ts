import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { nanoModel } from '../../testing/bench/ui/candidates';
import { photoFolder, photoName } from '../../testing/bench/ui/pictures';
import { forgetProject, writeProject } from '../../testing/bench/ui/project';
import { LabelPage } from '../pages/LabelPage';
import { StartPage } from '../pages/StartPage';
import { type BenchApp, bench, type Figure, memoryOf, quantile } from './app';
import { readMeter, startMeter } from './meter';
import { allWorked, processTime } from './processTime';
import { cpuBetween, givenShare, startTrace, stopTrace, type Trace } from './trace';

const IMAGES = 100_000;
const PER_IMAGE = 10;
/** Smaller than every photograph, so that no box lies outside of one. Pixels. */
const SIZE = { width: 240, height: 240 };
const MB = 2 ** 20;

bench('folder', async ({ work, launch, tell }) => {
  const folder = photoFolder(work, 'many', IMAGES);
  forgetProject(folder);
  const app = await launch({ choose: folder });
  const { painted, complete, worked } = await openByHand(app);
  await app.page.waitForTimeout(2_000);
  const { browser, page } = await memoryOf(app.electron);
  tell([
    { name: 'folder first image', value: painted, note: worked },
    { name: 'folder complete', value: complete },
    {
      name: 'folder memory',
      value: (browser + page) / MB,
      note: `browser process ${mb(browser)}, page ${mb(page)}`,
    },
  ]);
});

const mb = (bytes: number): string => `${Math.round(bytes / MB)} MB`;

/** Chooses the folder; milliseconds from the click until its first image is painted, and until all images are listed. */
async function openByHand({
  page,
  electron,
}: BenchApp): Promise<{ readonly painted: number; readonly complete: number; readonly worked: string }> {
  await startMeter(page);
  const pid = electron.process().pid ?? 0;
  const before = processTime(pid);
  await new StartPage(page).chooseFolder.click();
  const complete = await page.evaluate(
    (text) =>
      new Promise<number>((done) => {
        const look = (): void => {
          if (document.querySelector('.status-where')?.textContent?.endsWith(text) === true) done(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    ` / ${IMAGES.toLocaleString('en')}`,
  );
  await page.waitForFunction(() => window.meter?.paints.some(({ shown }) => shown > 0));
  const after = processTime(pid);
  const worked = `until both: ${allWorked(before === null || after === null ? null : after - before)}`;
  const { paints, presses } = await readMeter(page);
  const pressed = presses[0] ?? Number.NaN;
  const painted = paints.find(({ layer }) => layer === 'picture')?.shown ?? Number.NaN;
  return { painted: painted - pressed, complete: complete - pressed, worked };
}

bench('memory', async ({ work, launch, tell }) => {
  const folder = photoFolder(work, 'many', IMAGES);
  forgetProject(folder);
  const { page, electron } = await launch({ open: folder });
  await expect(new LabelPage(page).file).toHaveText(photoName(0));
  await page.getByTestId('canvas').focus();
  const goOn = async (name: string, times: number): Promise<Figure> => {
    for (let at = 0; at < times; at++) await page.keyboard.press('d');
    await page.waitForTimeout(3_000);
    const { browser, page: tab } = await memoryOf(electron);
    const note = `browser process ${mb(browser)}, page ${mb(tab)}`;
    return { name, value: (browser + tab) / MB, note };
  };
  tell([await goOn('memory before', 50), await goOn('memory after', 1_000)]);
});

bench('start', async ({ work, launch, tell }) => {
  const model = nanoModel(work);
  const times: number[] = [];
  const worked: number[] = [];
  for (let round = 0; round < 3; round++) {
    const folder = photoFolder(join(work, `start ${round}`), 'photos', 6);
    const app = await launch({ open: folder, model });
    await startMeter(app.page);
    await app.page.waitForFunction(() => window.meter?.paints.some(({ boxes, shown }) => boxes > 0 && shown > 0));
    worked.push(processTime(app.electron.process().pid ?? 0) ?? 0);
    const { paints } = await readMeter(app.page);
    const origin = await app.page.evaluate(() => performance.timeOrigin);
    times.push(origin + (paints.find(({ boxes }) => boxes > 0)?.shown ?? Number.NaN) - app.startedAt);
    await app.close();
  }
  tell([
    {
      name: 'start',
      value: quantile(times, 0.5),
      note: `of ${times.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s; nothing predicted before; ${allWorked(quantile(worked, 0.5))}`,
    },
  ]);
});

bench('million', async ({ work, launch, tell }) => {
  const folder = photoFolder(work, 'many', IMAGES);
  forgetProject(folder);
  await writeProject(folder, { images: IMAGES, perImage: PER_IMAGE, size: SIZE, status: 'in progress' });
  const app = await launch({ choose: folder });
  const opened = await openByHand(app);
  const { page, electron } = app;
  const memory = await memoryOf(electron);
  const label = new LabelPage(page);
  await label.canvas.focus();
  await page.keyboard.press('Tab');
  await page.waitForTimeout(1_000);
  await startMeter(page);
  await startTrace(electron);
  // Nudges that follow each other quickly are one step of undo; each is a commit.
  const nudges = await pressOften(page, ['ArrowRight', 'ArrowLeft'], 40, false);
  const nudged = await stopTrace(electron);
  await startMeter(page);
  await startTrace(electron);
  // Long enough that what opening has left is collected meanwhile, in the page and in the main process.
  const submits = await pressOften(page, ['Space'], 100, true);
  const submitted = await stopTrace(electron);
  const [nudgeCpu, submitCpu] = [pressCosts(nudged, nudges), pressCosts(submitted, submits)];
  const slowest = Math.max(...submits.map(({ painted }) => painted));
  tell([
    { name: 'million first image', value: opened.painted, note: `memory ${mb(memory.browser)} + ${mb(memory.page)}` },
    { name: 'million complete', value: opened.complete, note: opened.worked },
    {
      name: 'million edit',
      value: quantile(
        nudges.map(({ painted }) => painted),
        0.95,
      ),
      cpu: quantile(nudgeCpu, 0.95),
      note: `${nudges.length} nudges; the machine gave the page ${Math.round(givenShare(nudged) * 100)} % of its time`,
    },
    {
      name: 'million commit',
      value: quantile(
        nudges.map(({ saved }) => saved),
        0.95,
      ),
    },
    {
      name: 'million submit',
      value: quantile(
        submits.map(({ painted }) => painted),
        0.95,
      ),
      cpu: quantile(submitCpu, 0.95),
      note: `${submits.length} images submitted, slowest ${Math.round(slowest)} ms; the machine gave the page ${Math.round(givenShare(submitted) * 100)} % of its time`,
    },
  ]);
});

interface Pressed {
  /** Milliseconds until the change was on the screen. */
  readonly painted: number;
  /** Milliseconds until everything was saved. */
  readonly saved: number;
  /** The image that was painted then. */
  readonly image: string | null;
}

/** Presses keys in turn. @param goesOn each leads to another image: that one's paint counts */
async function pressOften(
  page: Page,
  keys: readonly string[],
  times: number,
  goesOn: boolean,
): Promise<readonly Pressed[]> {
  const all: Pressed[] = [];
  for (let at = 0; at < times; at++) {
    const before = goesOn ? await page.getByTestId('status-file').textContent() : null;
    await page.keyboard.press(keys[at % keys.length] as string);
    const found = await page.waitForFunction(
      ({ count, left }) => {
        const { presses, saved, paints } = window.meter ?? { presses: [], saved: [], paints: [] };
        const pressed = presses[count] ?? Number.POSITIVE_INFINITY;
        const told = saved.find((one) => one > pressed);
        const paint = paints.find((one) => one.layer === 'boxes' && one.shown > pressed && one.image !== left);
        if (told === undefined || paint === undefined) return null;
        return { painted: paint.shown - pressed, saved: told - pressed, image: paint.image };
      },
      { count: at, left: before },
      { timeout: 30_000 },
    );
    all.push((await found.jsonValue()) as Pressed);
    await page.waitForTimeout(250);
  }
  return all;
}

/** Processor time of the page from each key press until its paint is on the screen, milliseconds. */
function pressCosts(trace: Trace, pressed: readonly Pressed[]): readonly number[] {
  return trace.marks
    .filter(({ name }) => name === 'press')
    .flatMap(({ at }, count) => {
      const name = `shown boxes ${pressed[count]?.image} `;
      const shown = trace.marks.find((one) => one.at > at && one.name.startsWith(name));
      return shown === undefined ? [] : cpuBetween(trace, at, shown.at);
    });
}
