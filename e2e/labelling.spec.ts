import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { data, needsData, personModel, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

const PEOPLE = 'coco/images/000000005001.jpg';
const ROOM = 'coco/images/000000000139.jpg';

test('judging predictions one by one, repeating and pasting boxes, with the keyboard alone', async ({
  folder,
  launch,
}) => {
  needsData();
  const photos = photoFolder(folder, [PEOPLE, ROOM]);
  const app = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [photos] }] });
  const { page } = app;
  const start = new StartPage(page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.file).toHaveText('000000000139.jpg');
  await expect(label.predictions.first()).toBeVisible();
  const before = await label.predictions.count();
  await label.canvas.focus();

  await test.step('Tab takes the least certain first, X rejects it, E accepts the next', async () => {
    const scores = (await label.predictions.locator('.box-score').allTextContents()).map(Number);
    const least = Math.min(...scores);
    await page.keyboard.press('Tab');
    await expect(label.selected.locator('.box-score')).toHaveText(least.toFixed(2));
    await expect(label.inspector).toContainText(`Model draws ${least.toFixed(2)} · not accepted yet`);
    await page.keyboard.press('x');
    await expect(label.predictions).toHaveCount(before - 1);
    await page.keyboard.press('e');
    await expect(label.annotations).toHaveCount(1);
    await expect(label.predictions).toHaveCount(before - 2);
  });

  await test.step('a rejected prediction stays away at any threshold, and comes back with undo', async () => {
    await page.keyboard.press('[');
    await page.keyboard.press(']');
    await expect(label.predictions).toHaveCount(before - 2);
    await label.undo();
    await label.undo();
    await expect(label.predictions).toHaveCount(before);
    await label.redo();
    await label.redo();
  });

  await test.step('copy, next image, paste; repeat takes all boxes of the image before', async () => {
    await label.annotations.first().getByRole('button').first().click();
    await expect(label.inspector).toContainText('you accepted');
    const copied = await label.selectedBox();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('d');
    await expect(label.file).toHaveText('000000005001.jpg');
    await page.keyboard.press('Control+v');
    await expect(label.annotations).toHaveCount(1);
    expect(await label.selectedBox()).toEqual(copied);
    await page.keyboard.press('r');
    await expect(label.annotations).toHaveCount(2);
    expect(await label.selectedBox()).toEqual(copied);
    await page.keyboard.press('h');
    await page.screenshot({ path: join(shots, 'hidden.png'), animations: 'disabled' });
    await page.keyboard.press('h');
  });

  await test.step('the buttons of a row reject, accept, lock, hide and delete that box', async () => {
    // Rows far down are in the list only while one scrolls there: the tabs count all.
    const predicted = await label.count('Predictions');
    const left = (count: number) => expect.poll(() => label.count('Predictions')).toBe(count);
    await label.press(label.predictions.first(), /^Reject/);
    await left(predicted - 1);
    await label.press(label.predictions.first(), /^Accept/);
    await left(predicted - 2);
    await expect(label.annotations).toHaveCount(3);
    await label.press(label.annotations.last(), /^Lock/);
    await label.press(label.annotations.last(), /^Delete/);
    await expect(label.annotations).toHaveCount(3);
    await label.press(label.annotations.last(), /^Unlock/);
    await label.press(label.annotations.last(), /^Hide/);
    await expect(page.getByText('1 box hidden')).toBeVisible();
    await label.press(label.annotations.last(), /^Show/);
    await label.press(label.annotations.last(), /^Delete/);
    await expect(label.annotations).toHaveCount(2);
    await page.getByRole('button', { name: 'Accept all', exact: true }).click();
    await left(0);
    expect(await label.count('Annotations')).toBe(predicted);
    await label.canvas.focus();
    for (let step = 0; step < 4; step++) await label.undo();
    await left(predicted);
  });

  await test.step('deleting a class says how many boxes go, and one undo brings all back', async () => {
    await label.classes.getByRole('listitem').filter({ hasText: 'person' }).hover();
    await label.classes.getByRole('button', { name: 'Actions for person' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete class and 3 boxes' }).click();
    await expect(label.annotations).toHaveCount(0);
    await label.undo();
    await expect(label.annotations).toHaveCount(2);
  });

  await test.step('the buttons under the picture go back and on, skip, reopen and submit', async () => {
    const button = (name: RegExp) => label.review.getByRole('button', { name });
    await button(/^Previous image/).click();
    await expect(label.file).toHaveText('000000000139.jpg');
    await button(/^Skip/).click();
    await expect(label.image('000000000139.jpg')).toContainText('Skipped');
    await expect(label.file).toHaveText('000000005001.jpg');
    const all = await label.count('All');
    await button(/^Accept all and submit/).click();
    await expect(label.image('000000005001.jpg')).toContainText('Done');
    await button(/^Reopen/).click();
    await expect(label.image('000000005001.jpg')).toContainText('In progress');
    await expect.poll(() => label.count('Annotations')).toBe(all);
    await label.image('000000000139.jpg').click();
    await button(/^Next image/).click();
    await expect(label.file).toHaveText('000000005001.jpg');
  });
  await app.close();
});

test('zoom at the pointer, pan, fit', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, [ROOM]);
  const app = await launch({ dialogs: [{ open: [photos] }] });
  const { page } = app;
  await new StartPage(page).chooseFolder.click();
  const label = new LabelPage(page);
  await expect(page.getByTestId('status-size')).toHaveText('640 × 426');
  const point = await label.at(200, 150);
  await page.mouse.move(point.x, point.y);
  await expect(page.getByTestId('status-cursor')).toHaveText(/x (199|200) y (149|150)/);
  for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, -120);
  await expect(page.getByTestId('status-cursor')).toHaveText(/x (199|200) y (149|150)/);
  const zoom = page.getByTitle('Zoom');
  expect(Number.parseInt((await zoom.textContent()) ?? '', 10)).toBeGreaterThan(400);
  await page.screenshot({ path: join(shots, 'zoomed.png'), animations: 'disabled' });
  await label.canvas.focus();
  await page.keyboard.down('Space');
  await page.mouse.down();
  await page.mouse.move(point.x + 90, point.y + 40, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect(page.getByTestId('status-cursor')).toHaveText(/x (199|200) y (149|150)/);
  await expect(label.image('000000000139.jpg')).toContainText('Unseen');
  await page.keyboard.press('f');
  await expect(zoom).toHaveText('127 %');
  await app.close();
});

test('a batch is stopped, begun again, paused, and resumed after a restart at no cost', async ({ folder, launch }) => {
  needsData();
  const photos = join(folder, 'photos');
  cpSync(data('coco/images'), photos, { recursive: true });
  const app = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [photos] }] });
  const start = new StartPage(app.page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  await expect(new LabelPage(app.page).predictions.first()).toBeVisible();
  const progress = app.page.getByRole('button', { name: 'Auto-label details' });
  const begin = app.page.getByRole('button', { name: 'Auto-label', exact: true });
  await begin.click();
  await app.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await begin.click();
  await app.page.getByRole('button', { name: 'Pause' }).click();
  await expect(app.page.getByRole('button', { name: 'Resume' })).toBeVisible();
  const paused = await progress.textContent();
  // Images that were in the detector when it was paused may still be counted; then it rests.
  await app.page.waitForTimeout(700);
  const rested = await progress.textContent();
  await app.page.waitForTimeout(700);
  expect(await progress.textContent()).toBe(rested);
  expect(Number.parseInt(paused ?? '', 10)).toBeLessThan(156);
  await app.close();

  const again = await launch();
  await new StartPage(again.page).recent('photos').click();
  await expect(new LabelPage(again.page).predictions.first()).toBeVisible();
  await again.page.getByRole('button', { name: 'Auto-label', exact: true }).click();
  await expect(again.page.getByText(/Auto-label finished: 156 images predicted/)).toBeVisible({ timeout: 40_000 });
  await again.page.keyboard.press('Control+l');
  const dialog = again.page.getByRole('dialog');
  const cached = await dialog
    .locator('.figures > div')
    .filter({ hasText: 'From earlier runs' })
    .locator('b')
    .textContent();
  expect(Number(cached)).toBeGreaterThan(0);
  await again.page.screenshot({ path: join(shots, 'batch-finished.png'), animations: 'disabled' });
  await again.page.keyboard.press('Escape');
  await again.close();
});

test('a device that fails gives way to cpu, and the window says why', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, [ROOM]);
  const app = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [photos] }] });
  const { page } = app;
  const start = new StartPage(page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.predictions.first()).toBeVisible();
  const before = await label.predictions.count();
  await page
    .getByRole('button', { name: /^person/ })
    .first()
    .click();
  await page.getByRole('menuitemradio', { name: /CUDA/ }).click();
  await expect(page.getByText('CUDA could not start, running on CPU')).toBeVisible();
  await page.screenshot({ path: join(shots, 'fallback.png'), animations: 'disabled' });
  await page.keyboard.press('Escape');
  await expect(label.predictions).toHaveCount(before);
  await app.close();
});

test('a COCO file that was exported comes back without drift', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, [ROOM]);
  const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
  const app = await launch({ dialogs: [{ open: [photos] }, { save: first }] });
  await new StartPage(app.page).chooseFolder.click();
  const label = new LabelPage(app.page);
  const name = label.classes.getByRole('textbox', { name: 'Name of the new class' });
  await name.fill('lamp');
  await app.page.keyboard.press('Enter');
  await label.drag([50.3, 60.7], 101, 83);
  await label.drag([310.1, 90.2], 77, 51);
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('Space');
  await label.waitUntilSaved();
  await app.page.keyboard.press('Control+e');
  await app.page.getByRole('button', { name: 'Export 1 image' }).click();
  await expect(app.page.getByTestId('export-path')).toHaveText(first);
  await app.close();

  const fresh = photoFolder(join(folder, 'fresh'), [ROOM]);
  const other = await launch({ ownSettings: true, dialogs: [{ open: [fresh] }, { open: [first] }, { save: second }] });
  await new StartPage(other.page).chooseFolder.click();
  await expect(new LabelPage(other.page).file).toBeVisible();
  await other.page.keyboard.press('Control+i');
  await other.page.getByRole('button', { name: 'Add 2 boxes' }).click();
  await expect(new LabelPage(other.page).annotations).toHaveCount(2);
  await new LabelPage(other.page).waitUntilSaved();
  await other.page.keyboard.press('Control+e');
  await other.page.getByRole('button', { name: 'Export 1 image' }).click();
  await expect(other.page.getByTestId('export-path')).toHaveText(second);
  await other.close();
  expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
});
