import { existsSync, linkSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { photoName } from '../testing/bench/ui/pictures';
import { expect, test } from './fixtures/app';
import { checkeredPng } from './fixtures/checkered';
import { LabelPage } from './pages/LabelPage';
import { LongTask } from './pages/LongTask';
import { StartPage } from './pages/StartPage';

/** So many that looking at each takes its time on any machine. */
const MANY = 60_000;

/** Very many small pictures, and a COCO file with a box of a cat in each of the first few. */
function manyPictures(folder: string): { readonly pictures: string; readonly coco: string } {
  const pictures = join(folder, 'pictures');
  mkdirSync(pictures);
  const source = join(folder, 'source');
  writeFileSync(source, checkeredPng(32, 24));
  for (let at = 0; at < MANY; at++) linkSync(source, join(pictures, photoName(at)));
  const coco = join(folder, 'coco.json');
  const images = Array.from({ length: MANY }, (_, at) => ({ id: at + 1, file_name: photoName(at) }));
  const annotations = images.slice(0, 50).map(({ id }) => ({ id, image_id: id, category_id: 1, bbox: [1, 1, 9, 9] }));
  writeFileSync(coco, JSON.stringify({ images, annotations, categories: [{ id: 1, name: 'cat' }] }));
  return { pictures, coco };
}

test('what takes long says how far it is and can be cancelled: reading a COCO file, an export', async ({
  folder,
  launch,
}) => {
  test.slow();
  const { pictures, coco } = manyPictures(folder);
  const out = join(folder, 'out');
  mkdirSync(out);
  const { page } = await launch({
    dialogs: [{ open: [pictures] }, { open: [coco] }, { save: join(out, 'all.json') }],
  });
  const start = new StartPage(page);
  const label = new LabelPage(page);

  await start.chooseFolder.click();
  await expect(label.image(photoName(0))).toBeVisible();

  await test.step('a COCO file that is being read', async () => {
    await page.keyboard.press('Control+i');
    const reading = new LongTask(page, /^Reading the COCO file…/);
    await expect(reading.note).toContainText(/[\d,]+ of 60,000 images/);
    await reading.cancel(reading.out);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(label.annotations).toHaveCount(0);
    await expect(label.classes.getByRole('button', { name: /^cat/ })).toHaveCount(0);
  });

  await test.step('an export that is being written', async () => {
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: /Export COCO/ });
    await dialog.getByText('All readable images').click();
    await dialog.getByRole('button', { name: /^Export 60,000/ }).click();
    const exporting = new LongTask(page, /of 60,000/);
    await exporting.cancel(dialog.getByRole('button', { name: 'Cancel' }));
    await expect(dialog.getByRole('button', { name: /^Export 60,000/ })).toBeVisible();
    expect([existsSync(join(out, 'all.json')), readdirSync(out)]).toEqual([false, []]);
  });
});

test('a class that is named while a COCO file is read stays what it is, beside those of the file', async ({
  folder,
  launch,
}) => {
  test.slow();
  const { pictures, coco } = manyPictures(folder);
  const { page } = await launch({ dialogs: [{ open: [pictures] }, { open: [coco] }] });
  const label = new LabelPage(page);
  await new StartPage(page).chooseFolder.click();
  await expect(label.image(photoName(0))).toBeVisible();

  await page.keyboard.press('Control+i');
  await expect(new LongTask(page, /^Reading the COCO file…/).note).toBeVisible();
  await label.classes.getByRole('textbox', { name: 'Name of the new class' }).fill('dog');
  await page.keyboard.press('Enter');
  await expect(label.classes.getByRole('button', { name: /^dog/ })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Add 50 boxes' }).click({ timeout: 60_000 });
  await expect(label.annotations).toHaveCount(1);
  await expect(label.annotations).toContainText('cat');
  await expect(label.classes.getByRole('button', { name: /^dog/ })).toBeVisible();
  await expect(label.classes.getByRole('button', { name: /^cat/ })).toBeVisible();
});
