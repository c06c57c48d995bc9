import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COCO_CLASSES } from '../shared/detection/cocoClasses';
import { expect, shots, test } from './fixtures/app';
import { findings } from './fixtures/axe';
import { cocoModel, data, needsData, personModel, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';
import { ModelsPage } from './pages/ModelsPage';
import { StartPage } from './pages/StartPage';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test('a folder of awkward files goes through one batch; what cannot be read is listed with its reason', async ({
  folder,
  launch,
}) => {
  needsData();
  const awkward = join(folder, 'awkward');
  for (const part of ['animated', 'broken', 'colour', 'exif', 'formats', 'generated'])
    cpSync(data('awkward', part), join(awkward, part), { recursive: true });
  const app = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [awkward] }] });
  const start = new StartPage(app.page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  const label = new LabelPage(app.page);
  await expect(label.file).toBeVisible();
  await app.page.getByRole('button', { name: 'Auto-label', exact: true }).click();
  await expect(app.page.getByText(/Auto-label finished/)).toBeVisible({ timeout: 60_000 });
  await app.page.getByRole('button', { name: 'Details' }).click();
  const dialog = app.page.getByRole('dialog', { name: /Auto-label/ });
  await expect(dialog.getByText('generated/zero_byte.jpg', { exact: true })).toBeVisible();
  await app.page.screenshot({ path: join(shots, 'batch-skipped.png'), animations: 'disabled' });
  await app.page.keyboard.press('Escape');
  const errors = app.page.getByRole('button', { name: /^Cannot be read: \d/ });
  const count = Number(/\d+/.exec((await errors.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(1);
  await errors.click();
  // The image a person is on stays in the list.
  await expect(app.page.getByText(new RegExp(`^${count + 1} of \\d+$`))).toBeVisible();
  await expect(app.page.getByRole('option').filter({ hasText: 'Unseen' })).toHaveCount(1);
  await errors.click();
  await app.page.getByRole('searchbox', { name: 'Filter by name' }).fill('zero_byte');
  await label.image('zero_byte.jpg').click();
  await expect(app.page.getByText('This image cannot be shown')).toBeVisible();
  await app.page.screenshot({ path: join(shots, 'cannot-show.png'), animations: 'disabled' });
  await app.page.getByRole('searchbox', { name: 'Filter by name' }).fill('tiff');
  await label.image('rgb16.tiff').click();
  await expect(app.page.getByTestId('status-size')).toHaveText('100 × 40');
  await app.close();
});

test('the 80 pasted names with underscores match all classes of the model', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, ['coco128_32/images/000000000142.jpg']);
  const app = await launch({ dialogs: [{ open: [photos] }, { open: [cocoModel(folder)] }] });
  await new StartPage(app.page).chooseFolder.click();
  const label = new LabelPage(app.page);
  await label.classes.getByRole('button', { name: 'Paste a list…' }).click();
  const names = COCO_CLASSES.map(({ name }) => name.replaceAll(' ', '_'));
  await app.page.getByRole('textbox', { name: 'Class names, one per line' }).fill(names.join('\n'));
  await app.page.getByRole('button', { name: 'Add 80 classes' }).click();
  await app.page.getByRole('button', { name: /No model/ }).click();
  await app.page.getByRole('menuitem', { name: 'Models…' }).click();
  const models = new ModelsPage(app.page);
  await models.choose.click();
  await expect(models.radio('rtmdet-nano')).toBeChecked();
  await models.close();
  await expect(label.predictions.first()).toBeVisible();
  await app.page.keyboard.press('Escape');
  await label.classes.getByRole('button', { name: 'Classes of this project' }).click();
  await app.page.getByRole('menuitem', { name: 'Class bridge…' }).click();
  await expect(app.page.getByText('All 80 model classes are matched.')).toBeVisible();
  await app.page.screenshot({ path: join(shots, 'bridge.png'), animations: 'disabled' });
  await app.page.keyboard.press('Escape');
  await app.close();
});

test('the threshold filters stored candidates at once', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, ['coco/images/000000005001.jpg']);
  const app = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [photos] }] });
  const start = new StartPage(app.page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  const label = new LabelPage(app.page);
  await expect(label.predictions.first()).toBeVisible();
  const before = await label.predictions.count();
  for (let press = 0; press < 6; press++) await app.page.keyboard.press(']');
  await expect(app.page.getByRole('spinbutton', { name: 'Score threshold' })).toHaveValue('0.60');
  await expect.poll(() => label.predictions.count()).toBeLessThan(before);
  for (let press = 0; press < 6; press++) await app.page.keyboard.press('[');
  await expect(label.predictions).toHaveCount(before);
  await app.page.getByTestId('project-counts').click();
  await expect(app.page.getByTestId('panel-counts')).toBeVisible();
  expect(await findings(app.page, 'whole', 'all')).toEqual([]);
  await app.page.keyboard.press('Escape');
  await app.close();
  const settings = JSON.parse(readFileSync(join(photos, '.rtmlabel', 'settings.json'), 'utf8'));
  expect(settings.prediction.threshold).toBe(0.3);
});

test('page and detector see the same upright picture', async ({ folder, launch }) => {
  needsData();
  const photos = join(folder, 'exif');
  cpSync(data('awkward/exif'), photos, { recursive: true });
  cpSync(data('awkward/formats/irot_imir.avif'), join(photos, 'irot_imir.avif'));
  const app = await launch({ dialogs: [{ open: [photos] }] });
  await new StartPage(app.page).chooseFolder.click();
  await expect(new LabelPage(app.page).file).toBeVisible();
  const names = [
    ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((copy) => [`Landscape_${copy}.jpg`, `Portrait_${copy}.jpg`]),
    'hopper_orientation_6.webp',
    'hopper_orientation_8.webp',
    'irot_imir.avif',
  ];
  for (const name of names) {
    const alike = await app.page.evaluate(async (file) => {
      /** The picture in 8 x 8 cells: what the page decodes itself, and the detector's own pixels. */
      const cells = async (query: string): Promise<Uint8ClampedArray> => {
        const reply = await fetch(`rtmlabel-image://image/${file}${query}`);
        const bitmap = await createImageBitmap(await reply.blob());
        const context = new OffscreenCanvas(8, 8).getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.imageSmoothingQuality = 'high';
        context.drawImage(bitmap, 0, 0, 8, 8);
        return context.getImageData(0, 0, 8, 8).data;
      };
      const [page, detector] = [await cells(''), await cells('?decoded')];
      // Correlation: the page applies colour profiles, detectors do not; where things are must be the same.
      const mean = (values: Uint8ClampedArray): number => values.reduce((sum, value) => sum + value, 0) / values.length;
      const [a, b] = [mean(page), mean(detector)];
      const product = (x: Uint8ClampedArray, xm: number, y: Uint8ClampedArray, ym: number): number =>
        x.reduce((sum, value, at) => sum + (value - xm) * ((y[at] ?? 0) - ym), 0);
      return product(page, a, detector, b) / Math.sqrt(product(page, a, page, a) * product(detector, b, detector, b));
    }, name);
    expect([name, alike > 0.99]).toEqual([name, true]);
  }
  await app.close();
});

test('of the folders that other starts name while one is being opened the last one is open in the end', async ({
  folder,
  launch,
}) => {
  const folders = ['first', 'second', 'third', 'fourth'].map((name) => {
    const photos = join(folder, name);
    mkdirSync(photos);
    writeFileSync(join(photos, `${name}.png`), PIXEL);
    return photos;
  });
  const app = await launch({ dialogs: [{ open: folders.slice(0, 1) }] });
  await new StartPage(app.page).chooseFolder.click();
  const label = new LabelPage(app.page);
  await expect(label.image('first.png')).toBeVisible();
  await app.electron.evaluate(({ app: program }, named) => {
    const start = (one: string): boolean =>
      program.emit('second-instance', {}, [process.execPath, program.getAppPath(), one], '/');
    for (const one of named) start(one);
  }, folders.slice(1));
  await expect(label.image('fourth.png')).toBeVisible();
  await app.close();
});

test('a model without class names asks for them', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, ['coco128_32/images/000000000142.jpg']);
  const model = data('models/trained-here-rtmdet-nano-80c.rawhead-nchw.onnx');
  const app = await launch({ dialogs: [{ open: [photos] }, { open: [model] }] });
  await new StartPage(app.page).chooseFolder.click();
  await expect(new LabelPage(app.page).file).toBeVisible();
  const models = new ModelsPage(app.page);
  await models.open();
  await models.choose.click();
  await expect(models.jobs.getByText('Name the 80 classes: the file holds no names')).toBeVisible();
  await models.jobs.getByRole('button', { name: 'Give names…' }).click();
  const dialog = app.page.getByRole('dialog', { name: /Names for the classes/ });
  await expect(dialog.getByText('0 of 80 names')).toBeVisible();
  await dialog.getByRole('button', { name: 'Fill in the 80 COCO names' }).click();
  await app.page.screenshot({ path: join(shots, 'class-names.png'), animations: 'disabled' });
  await dialog.getByRole('button', { name: 'Use these names' }).click();
  await expect(models.installed('trained-here-rtmdet-nano-80c.rawhead-nchw').getByText('80 classes')).toBeVisible();
  await models.close();
  await expect(new LabelPage(app.page).predictions.first()).toBeVisible();
  await app.close();
});
