import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from '../fixtures/app';
import { cocoModel, installedIn, needsData, photoFolder } from '../fixtures/data';
import { LabelPage } from '../pages/LabelPage';
import { saveInto } from './nativeDialog';
import { program, type Running, start, startAgain } from './program';

const PHOTOS = ['coco128_32/images/000000000142.jpg', 'coco128_32/images/000000000623.jpg'];

interface CocoFile {
  readonly images: readonly { readonly file_name: string }[];
  readonly annotations: readonly { readonly bbox: readonly number[]; readonly score?: number }[];
}

let running: Running | null = null;
test.afterEach(async () => {
  await running?.kill();
  running = null;
});

test('the package: folder and model from the command line, a box is fixed, COCO is exported by window and command', async ({
  folder,
}) => {
  needsData();
  const photos = photoFolder(folder, PHOTOS);
  const userData = join(folder, 'app-data');
  const json = join(folder, 'from window.json');
  running = await start(userData, [photos, cocoModel(folder)]);
  const { page, ended } = running;
  const label = new LabelPage(page);

  await test.step('the folder is open, the model is installed and finds boxes', async () => {
    await expect(label.file).toHaveText('000000000142.jpg');
    await expect(label.predictions.first()).toBeVisible({ timeout: 60_000 });
    expect(installedIn(folder)).toHaveLength(1);
  });

  await test.step('a prediction is moved: it becomes a box of mine', async () => {
    const predicted = await label.predictions.count();
    await label.predictions.last().getByRole('button').first().click();
    const { x, y, width, height } = await label.selectedBox();
    await label.drag([x + width / 2, y + height / 2], -30, -20);
    await expect(label.annotations).toHaveCount(1);
    await expect(label.predictions).toHaveCount(predicted - 1);
    await page.screenshot({ path: join(shots, 'packaged-1-fixed.png'), animations: 'disabled' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await expect(label.file).toHaveText('000000000623.jpg');
    await label.waitUntilSaved();
  });

  await test.step('another start with another folder ends, and this window opens it', async () => {
    const others = join(folder, 'others');
    mkdirSync(others);
    renameSync(join(photoFolder(join(folder, 'more'), PHOTOS.slice(1))), join(others, 'street'));
    expect(await startAgain(userData, [join(others, 'street')])).toBe(0);
    await expect(label.file).toHaveText('000000000623.jpg');
    await expect(label.image('000000000142.jpg')).toHaveCount(0);
    expect(await startAgain(userData, [join(photos, '.rtmlabel')])).toBe(0);
    await expect(label.image('000000000142.jpg')).toContainText('Done');
  });

  await test.step('export through the system’s own dialog', async () => {
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: /Export COCO/ });
    await dialog.getByRole('button', { name: 'Export 1 image' }).click();
    await saveInto('Export as', json);
    await expect(page.getByTestId('export-path')).toHaveText(json);
    await page.screenshot({ path: join(shots, 'packaged-2-exported.png'), animations: 'disabled' });
    await page.keyboard.press('Escape');
  });

  await test.step('closing the window ends the program with code 0', async () => {
    await page.close({ runBeforeUnload: true }).catch(() => undefined);
    expect(await ended).toBe(0);
  });

  await test.step('the command of the package exports the same bytes', () => {
    const written = readFileSync(json);
    const coco = JSON.parse(written.toString()) as CocoFile;
    expect(coco.images.map(({ file_name }) => file_name)).toEqual(['000000000142.jpg']);
    expect(coco.annotations.length).toBeGreaterThan(1);
    const again = join(folder, 'from command.json');
    execFileSync(program, ['export', photos, '--out', again], { stdio: 'ignore' });
    expect(readFileSync(again).equals(written)).toBe(true);
  });
});
