import { join } from 'node:path';
import { COCO_CLASSES } from '../shared/detection/cocoClasses';
import { type App, expect, shots, test } from './fixtures/app';
import { cocoModel, needsData, photoFolder } from './fixtures/data';
import { ORDER_KEYS, type PredictedBy, predictedIn } from './fixtures/predicted';
import { LabelPage } from './pages/LabelPage';
import { QueuePage } from './pages/QueuePage';
import { StartPage } from './pages/StartPage';

const PHOTOS = ['000000000139', '000000000802', '000000005001', '000000010764', '000000011813', '000000018575'].map(
  (name) => `coco/images/${name}.jpg`,
);

const isRising = (all: readonly number[]): boolean =>
  all.every((key, at) => at === 0 || key >= (all[at - 1] ?? 0) - 1e-4);

async function begin(launch: (options: object) => Promise<App>, folder: string, ...more: readonly object[]) {
  const photos = photoFolder(folder, PHOTOS);
  const app = await launch({ dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }, ...more] });
  const { page } = app;
  const start = new StartPage(page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.file).toHaveText('000000000139.jpg', { timeout: 30_000 });
  const queue = new QueuePage(page);
  await queue.predictAll();
  return { app, page, label, queue };
}

test('counts of the whole project follow the slider, thresholds of classes and hidden classes', async ({
  folder,
  launch,
}) => {
  needsData();
  test.slow();
  const { app, page, label, queue } = await begin(launch, folder);

  await test.step('the counts are the sum of the rows, and fall when the threshold rises', async () => {
    await queue.setThreshold(0.3);
    // Rows and counts are told one after the other while the last images come in.
    await expect.poll(async () => (await queue.boxesInRows()) - (await queue.shown()).boxes).toBe(0);
    const low = await queue.shown();
    expect(low.boxes).toBeGreaterThan(6);
    await queue.setThreshold(0.6);
    await expect(queue.counts).not.toHaveText(new RegExp(`^${low.boxes} `));
    const high = await queue.shown();
    expect(high.boxes).toBeLessThan(low.boxes);
    expect(high.images).toBeLessThanOrEqual(low.images);
    await queue.setThreshold(0.3);
    await expect(queue.counts).toHaveText(new RegExp(`^${low.boxes} `));
  });

  await test.step('a rejected prediction is counted no more', async () => {
    const before = await queue.shown();
    await label.canvas.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('x');
    await expect(queue.counts).toHaveText(new RegExp(`^${before.boxes - 1} `));
    await label.undo();
    await expect(queue.counts).toHaveText(new RegExp(`^${before.boxes} `));
  });

  await test.step('a class has a threshold of its own, and can follow again', async () => {
    const before = await queue.shown();
    await queue.openPanel();
    const person = queue.class('person');
    const of = async (): Promise<number> => Number(await person.locator('.class-threshold-count').textContent());
    const persons = await of();
    expect(persons).toBeGreaterThan(0);
    await person.getByRole('slider').fill('0.9');
    await expect.poll(of).toBeLessThan(persons);
    const left = await of();
    await expect(queue.counts).toHaveText(new RegExp(`^${before.boxes - persons + left} `));
    await person.getByRole('button', { name: 'Let person follow the common threshold' }).click();
    await expect.poll(of).toBe(persons);
    await page.screenshot({ path: join(shots, 'thresholds.png'), animations: 'disabled' });
  });

  await test.step('a hidden class is not shown on any image', async () => {
    const before = await queue.shown();
    const person = queue.class('person');
    const persons = Number(await person.locator('.class-threshold-count').textContent());
    await person.getByRole('button', { name: /^Leave out predictions of person/ }).click();
    await expect(queue.counts).toHaveText(new RegExp(`^${before.boxes - persons} `));
    await expect(label.predictions.filter({ hasText: 'person' })).toHaveCount(0);
    await person.getByRole('button', { name: 'Use predictions of person again' }).click();
    await expect(queue.counts).toHaveText(new RegExp(`^${before.boxes} `));
  });

  await test.step('a tighter NMS takes overlapping boxes away everywhere', async () => {
    const all = queue.panel.getByRole('slider', { name: 'Score threshold' });
    await all.fill('0.05');
    await expect(queue.slider).toHaveValue('0.05');
    await expect.poll(async () => (await queue.shown()).boxes).toBeGreaterThan(20);
    const before = await queue.shown();
    await queue.panel.getByRole('spinbutton', { name: /NMS IoU/ }).fill('0.1');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await queue.shown()).boxes).toBeLessThan(before.boxes);
    await queue.panel.getByRole('button', { name: 'Reset all' }).click();
    await all.fill('0.05');
    await expect.poll(async () => (await queue.shown()).boxes).toBe(before.boxes);
    await all.fill('0.3');
    await expect.poll(async () => (await queue.shown()).boxes).toBeLessThan(before.boxes);
  });

  await test.step('everything of a class is accepted in the whole project, and one undo takes it back', async () => {
    const before = await queue.shown();
    const persons = Number(await queue.class('person').locator('.class-threshold-count').textContent());
    await queue.class('person').getByRole('button', { name: 'Act on predictions of person' }).click();
    await page.getByRole('menuitem', { name: /Accept in the whole project/ }).click();
    await page.screenshot({ path: join(shots, 'everywhere.png'), animations: 'disabled' });
    await page.getByRole('button', { name: `Accept ${persons} box` }).click();
    await expect(page.getByText(new RegExp(`${persons} boxe?s? accepted`))).toBeVisible();
    await expect(queue.counts).toHaveText(new RegExp(`^${before.boxes - persons} `));
    await label.waitUntilSaved();
    await label.canvas.focus();
    await label.undo();
    await expect(queue.counts).toHaveText(new RegExp(`^${before.boxes} `));
    await expect(label.annotations).toHaveCount(0);
  });

  await test.step('everything is rejected in the whole project, and one undo takes it back', async () => {
    const { boxes } = await queue.shown();
    await page.keyboard.press('Escape');
    await queue.run('Reject predictions in the whole project');
    await page.getByRole('button', { name: `Reject ${boxes} boxes` }).click();
    await expect(page.getByText(`${boxes} boxes rejected`)).toBeVisible();
    expect((await queue.shown()).boxes).toBe(0);
    await expect(label.predictions).toHaveCount(0);
    await label.canvas.focus();
    await label.undo();
    await expect(queue.counts).toHaveText(new RegExp(`^${boxes} `));
  });
  await app.close();
});

test('the list is ordered and filtered in every way, and all of it is there again after a restart', async ({
  folder,
  launch,
}) => {
  needsData();
  test.slow();
  const tasks = join(folder, 'tasks.json');
  const { app, page, label, queue } = await begin(launch, folder, { save: tasks });
  let predicted: PredictedBy = new Map();

  await test.step('what the model has said of each image', async () => {
    await queue.setThreshold(0.05);
    await queue.exportTasks();
    predicted = predictedIn(tasks);
    expect(predicted.size).toBe(PHOTOS.length);
  });
  await queue.setThreshold(0.3);

  for (const [title, keyOf] of Object.entries(ORDER_KEYS))
    await test.step(`${title}, and the other way round`, async () => {
      const classes = COCO_CLASSES.map(({ name }) => name);
      const keys = async (): Promise<readonly number[]> =>
        (await queue.names()).map((name) => keyOf(predicted.get(name) ?? [], 0.3, classes));
      await queue.run(title);
      await label.image(PHOTOS[0]?.split('/').pop() ?? '').click();
      await expect.poll(async () => isRising(await keys()) || keys()).toBe(true);
      await queue.run('Order: the other way round');
      await expect.poll(async () => isRising([...(await keys())].reverse()) || keys()).toBe(true);
    });

  await test.step('what lies ahead follows at once when the threshold moves', async () => {
    const title = 'Order: least effort first';
    await queue.run(title);
    await queue.rows.first().click();
    await queue.setThreshold(0.5);
    const ahead = async (): Promise<readonly number[]> =>
      (await queue.names()).slice(2).map((name) => ORDER_KEYS[title]?.(predicted.get(name) ?? [], 0.5, []) ?? 0);
    await expect.poll(async () => isRising(await ahead()) || ahead()).toBe(true);
    await queue.setThreshold(0.3);
  });

  await test.step('by name, and the other way round', async () => {
    await queue.run('Order by name');
    const names = [...predicted.keys()].sort();
    await expect.poll(() => queue.names()).toEqual(names);
    await queue.run('Order: the other way round');
    await expect.poll(() => queue.names()).toEqual(names.reverse());
  });

  await test.step('lowest score first: submitting goes through the images in that order', async () => {
    await queue.setOrder('Lowest score');
    await expect(queue.order).toHaveAccessibleName('Order: Lowest score');
    await expect
      .poll(async () => {
        const scores = (await queue.lowest()).filter((score) => score !== null);
        return JSON.stringify(scores) === JSON.stringify([...scores].sort((a, b) => a - b));
      })
      .toBe(true);
    const names = await queue.names();
    expect(new Set(names).size).toBe(PHOTOS.length);
    await queue.rows.first().click();
    await label.canvas.focus();
    for (const name of names.slice(0, 3)) {
      await expect(label.file).toHaveText(name);
      await expect(label.boxes.first()).toBeVisible();
      await page.keyboard.press('Space');
    }
    await expect(label.file).toHaveText(names[3] ?? '');
    expect((await queue.names()).slice(0, 4)).toEqual(names.slice(0, 4));
    await page.screenshot({ path: join(shots, 'queue.png'), animations: 'disabled' });
  });

  await test.step('the first image nobody has looked at is one key away', async () => {
    const names = await queue.names();
    await queue.rows.last().click();
    await label.canvas.focus();
    await page.keyboard.press('j');
    await expect(label.file).toHaveText(names[3] ?? '');
  });

  await test.step('filters by class and status narrow the list, stand as chips, and can be cleared', async () => {
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByLabel('Class', { exact: true }).selectOption({ label: 'person' });
    await page.screenshot({ path: join(shots, 'filters.png'), animations: 'disabled' });
    await page.keyboard.press('Escape');
    await expect(queue.chips.getByRole('button', { name: 'Remove filter: person' })).toBeVisible();
    await expect.poll(async () => (await queue.names()).length).toBeLessThan(PHOTOS.length);
    await page.getByRole('button', { name: /^Skipped:/ }).click();
    await expect(queue.chips.getByRole('button', { name: 'Clear all' })).toBeVisible();
    await queue.chips.getByRole('button', { name: 'Clear all' }).click();
    await expect(queue.rows).toHaveCount(PHOTOS.length);
    await expect(queue.chips).toHaveCount(0);
  });

  for (const [field, value, fits] of [
    ['Fewest boxes', '4', (scores) => scores.length >= 4],
    ['Most boxes', '3', (scores) => scores.length <= 3],
    ['Lowest score', '0.7', (scores) => scores.some((score) => score >= 0.7)],
    ['Highest score', '0.35', (scores) => scores.some((score) => score <= 0.35)],
  ] as const satisfies readonly (readonly [string, string, (scores: readonly number[]) => boolean])[])
    await test.step(`filter: ${field} ${value}`, async () => {
      const scores = (name: string) =>
        (predicted.get(name) ?? []).map(({ score }) => score).filter((one) => one >= 0.3);
      const wanted = [...predicted.keys()].filter((name) => fits(scores(name))).sort();
      expect([0, PHOTOS.length]).not.toContain(wanted.length);
      // The image a person is on and the one after it stay in the list.
      const here = (await queue.names()).at(-1) ?? '';
      await queue.rows.last().click();
      await expect(label.file).toHaveText(here);
      await queue.filterBy(field, value);
      await expect.poll(async () => [...(await queue.names())].sort()).toEqual([...new Set([...wanted, here])].sort());
      await queue.run('Clear all filters of the image list');
      await expect(queue.rows).toHaveCount(PHOTOS.length);
    });

  await test.step('image, zoom and place, order and filter are there again after a restart', async () => {
    await page.getByLabel('Filter by name').fill('0000000');
    await label.canvas.focus();
    const file = (await label.file.textContent()) ?? '';
    const zoom = page.locator('.status-zoom');
    const fitted = (await zoom.textContent()) ?? '';
    const area = await label.canvas.boundingBox();
    await page.mouse.move((area?.x ?? 0) + 200, (area?.y ?? 0) + 150);
    await page.mouse.wheel(0, -400);
    await expect(zoom).not.toHaveText(fitted);
    const before = await zoom.textContent();
    const point = [(area?.x ?? 0) + 320, (area?.y ?? 0) + 250] as const;
    await page.mouse.move(...point);
    const cursor = page.getByTestId('status-cursor');
    await expect(cursor).toHaveText(/\d/);
    const where = (await cursor.textContent()) ?? '';
    const rows = await queue.names();
    await app.close();
    const again = await launch({ dialogs: [] });
    await new StartPage(again.page).recent('photos').click();
    const label2 = new LabelPage(again.page);
    const queue2 = new QueuePage(again.page);
    await expect(label2.file).toHaveText(file);
    await expect(queue2.order).toHaveAccessibleName('Order: Lowest score');
    await expect(again.page.getByLabel('Filter by name')).toHaveValue('0000000');
    await expect(again.page.locator('.status-zoom')).toHaveText(before ?? '');
    await expect(queue2.rows).toHaveCount(rows.length);
    await again.page.mouse.move(...point);
    await expect(again.page.getByTestId('status-cursor')).toHaveText(where);
    await again.close();
  });
});
