import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { KeptProject } from '../electron/main/settingsFile';
import { type App, expect, shots, test } from './fixtures/app';
import { installedIn } from './fixtures/data';
import { firstBoxAt, noteFirstBox } from './fixtures/firstPaint';
import { askedForNetwork, goOffline } from './fixtures/offline';
import { dropFiles } from './pages/dropFiles';
import { type ImageBox, LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

interface CocoFile {
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly annotations: readonly { readonly image_id: number; readonly bbox: readonly number[] }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

/** Milliseconds that a cold start may take until the first box is seen: told, not tested. */
const BUDGET = 3_000;
const PARTS = ['hex nut', 'washer', 'bolt', 'screw'];

const origin = resolve('models/demo/images');
const sampleIn = (folder: string): string => join(folder, 'app-data', 'sample', 'hardware-parts');
const pictures = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.jpg'));
const hashes = (folder: string): readonly string[] =>
  pictures(folder).map((name) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  );

function tellTime(what: string, began: number, painted: number): void {
  process.stdout.write(`${what}: ${Math.round(painted - began)} ms (budget ${BUDGET.toLocaleString('en')})\n`);
}

async function closeProject({ page }: App): Promise<void> {
  await page.locator('.project-button').click();
  await page.getByRole('menuitem', { name: 'Close project' }).click();
}

/** Where things of the top bar and the canvas stand: nothing of it may jump. */
const places = (page: Page): Promise<string[]> =>
  page.locator('.project-button, .model-chip, .threshold-slide, .best-chip, .canvas-stage').evaluateAll((all) =>
    all.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return `${one.className}: ${[left, top, width, height].map(Math.round).join(' ')}`;
    }),
  );

test('a first start without a network: the sample, a box is fixed, COCO is exported', async ({ folder, launch }) => {
  const out = join(folder, 'exported');
  mkdirSync(out);
  const json = join(out, 'hardware.json');
  let began = Date.now();
  const first = await launch({ dialogs: [{ save: json }] });
  await noteFirstBox(first.page);
  await goOffline(first);
  const { page } = first;
  const start = new StartPage(page);
  const label = new LabelPage(page);
  let fixed: ImageBox | null = null;
  let stand: readonly string[] = [];

  await test.step('the start page says what the sample is', async () => {
    await expect(page.getByRole('heading', { name: 'RTMLabel' })).toBeVisible();
    await expect(start.sample).toContainText('no model for real work');
    await expect(start.sample.getByRole('button', { name: 'Official models…' })).toBeVisible();
    await start.trySample.click();
  });

  await test.step('boxes are there', async () => {
    tellTime('cold start → first box painted', began, await firstBoxAt(page));
    await expect(label.file).toHaveText('bench-01.jpg');
    await expect(label.predictions.first()).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Demo model' })).toContainText('no model for real work');
    expect(hashes(sampleIn(folder))).toEqual(hashes(origin));
    expect(installedIn(folder)).toHaveLength(1);
    await expect(page.locator('.model-chip')).toContainText('CPU');
    stand = await places(page);
    await page.screenshot({ path: join(shots, 'first-run-1-boxes.png'), animations: 'disabled' });
  });

  await test.step('one is fixed with the mouse', async () => {
    // Rows far down are in the list only while one scrolls there: its tab counts all.
    const tab = page.getByRole('radio', { name: /^Predictions/ });
    const predicted = Number((await tab.textContent())?.match(/\d+/)?.[0]);
    await label.predictions.last().getByRole('button').first().click();
    const before = await label.selectedBox();
    const corner = [before.x + before.width, before.y + before.height] as const;
    await label.drag(corner, -12, -10);
    await expect(label.annotations).toHaveCount(1);
    await expect(tab).toContainText(String(predicted - 1));
    fixed = await label.selectedBox();
    expect(fixed.width).toBeLessThan(before.width);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await expect(label.file).toHaveText('bench-02.jpg');
    await label.waitUntilSaved();
    await expect(page.locator('.best-chip')).toHaveAccessibleName(/^19 more submitted images/);
    expect(await places(page)).toEqual(stand);
  });

  await test.step('the note about the model can be put away', async () => {
    await page.getByRole('button', { name: 'Dismiss this note' }).click();
    await expect(page.getByRole('complementary', { name: 'Demo model' })).toHaveCount(0);
    expect(await places(page)).toEqual(stand);
  });

  await test.step('export', async () => {
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: /Export COCO/ });
    await dialog.getByRole('button', { name: 'Export 1 image' }).click();
    await expect(page.getByTestId('export-path')).toHaveText(json);
    await page.keyboard.press('Escape');
  });

  await test.step('the file holds the fixed box', () => {
    const coco = JSON.parse(readFileSync(json, 'utf8')) as CocoFile;
    expect(coco.categories.map(({ name }) => name)).toEqual(PARTS);
    expect(coco.images.map(({ file_name }) => file_name)).toEqual(['bench-01.jpg']);
    expect(coco.annotations.length).toBeGreaterThan(0);
    for (const { image_id } of coco.annotations) expect(image_id).toBe(coco.images[0]?.id);
    const { x, y, width, height } = fixed as unknown as ImageBox;
    // The inspector shows tenths of a pixel.
    const isFixed = (bbox: readonly number[]): boolean =>
      [x, y, width, height].every((side, at) => Math.abs(side - (bbox[at] ?? Number.NaN)) <= 0.06);
    expect(coco.annotations.filter(({ bbox }) => isFixed(bbox))).toHaveLength(1);
  });

  expect(await askedForNetwork(first)).toEqual([]);
  await first.close();

  await test.step('what the start page says of the project is from the end of the session', () => {
    const { projects } = JSON.parse(readFileSync(join(folder, 'app-data', 'settings.json'), 'utf8')) as {
      readonly projects: readonly KeptProject[];
    };
    expect(projects).toMatchObject([{ images: 12, done: 1, classes: PARTS.length }]);
  });

  await test.step('the second cold start finds everything', async () => {
    began = Date.now();
    const second = await launch();
    await noteFirstBox(second.page);
    await new StartPage(second.page).recent('hardware-parts').click();
    tellTime('second cold start → first box painted', began, await firstBoxAt(second.page));
    const again = new LabelPage(second.page);
    await expect(again.file).toHaveText('bench-02.jpg');
    await expect(again.image('bench-01.jpg')).toContainText('Done');
    expect(installedIn(folder)).toHaveLength(1);
    await second.close();
  });
});

test('the sample goes on where it was, starts over when asked, and keeps its model to itself', async ({
  folder,
  launch,
}) => {
  const mine = join(folder, 'mine');
  mkdirSync(mine);
  for (const name of pictures(origin).slice(0, 2)) writeFileSync(join(mine, name), readFileSync(join(origin, name)));
  const app = await launch();
  const { page } = app;
  const start = new StartPage(page);
  const label = new LabelPage(page);

  const notice = page.locator('.toast').getByText('classes of the model were taken over');

  await test.step('what would undo a step of it goes with it', async () => {
    await start.trySample.click();
    await expect(notice).toBeVisible({ timeout: 60_000 });
    await closeProject(app);
    await expect(notice).toHaveCount(0, { timeout: 500 });
  });

  await test.step('one image is done', async () => {
    await start.goOn.click();
    await expect(label.predictions.first()).toBeVisible();
    await page.keyboard.press('Space');
    await expect(label.file).toHaveText('bench-02.jpg');
    await label.waitUntilSaved();
    await closeProject(app);
  });

  await test.step('it goes on where it was', async () => {
    await expect(start.row('hardware-parts')).toContainText('12 images');
    await start.goOn.click();
    await expect(label.file).toHaveText('bench-02.jpg');
    await expect(label.image('bench-01.jpg')).toContainText('Done');
    await expect(label.predictions.first()).toBeVisible();
    expect(installedIn(folder)).toHaveLength(1);
  });

  await test.step('a folder of one’s own, dropped on the start page, does not get the demo’s model and classes', async () => {
    await closeProject(app);
    await dropFiles(page, [join(mine, 'bench-02.jpg')]);
    await expect(page.locator('.project-button')).toContainText('mine');
    await expect(page.getByText('No model')).toBeVisible();
    await expect(label.predictions).toHaveCount(0);
    await page.getByRole('button', { name: 'Choose a model…' }).click();
    await expect(page.getByRole('dialog', { name: 'Models' })).toBeVisible();
    await page.keyboard.press('Escape');
    await closeProject(app);
  });

  await test.step('a folder that is gone is said to be, and can be taken off the list', async () => {
    renameSync(mine, join(folder, 'moved'));
    await start.recent('hardware-parts').click();
    await expect(label.predictions.first()).toBeVisible();
    await closeProject(app);
    await expect(start.row('mine')).toContainText('folder not found');
    await start.forget('mine');
    await expect(start.row('mine')).toHaveCount(0);
  });

  await test.step('it starts over', async () => {
    await start.startOver.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete and start over' }).click();
    await expect(label.file).toHaveText('bench-01.jpg');
    await expect(label.predictions.first()).toBeVisible();
    await expect(label.annotations).toHaveCount(0);
    expect(hashes(sampleIn(folder))).toEqual(hashes(origin));
  });
});

test('in the smallest window nothing of the start page covers another part', async ({ launch }) => {
  const { page } = await launch({ window: { width: 720, height: 480 } });
  const start = new StartPage(page);
  for (const button of [start.trySample, start.chooseFolder, start.openModel]) await button.click({ trial: true });
});

test('a demo model that cannot be installed: why, and what to do', async ({ folder, launch }) => {
  const data = join(folder, 'app-data');
  mkdirSync(data);
  // The models room cannot be made where a file lies.
  writeFileSync(join(data, 'models'), '');
  const { page } = await launch();
  const start = new StartPage(page);
  await start.trySample.click();
  await expect(start.sample.getByRole('alert')).toContainText('The sample could not be opened');
  await expect(start.sample.getByRole('alert')).toContainText(`its own folder ${data}`);
  await page.screenshot({ path: join(shots, 'first-run-2-trouble.png'), animations: 'disabled' });
  renameSync(join(data, 'models'), join(data, 'elsewhere'));
  await start.sample.getByRole('button', { name: 'Try again' }).click();
  await expect(new LabelPage(page).predictions.first()).toBeVisible({ timeout: 60_000 });
});
