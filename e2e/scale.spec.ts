import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { FILES, STATE_DIR } from '../electron/core/storage/stateDir';
import { DEFAULT_PROJECT_SETTINGS, FIRST_VIEW } from '../shared/project/settings';
import { encodeSettings } from '../shared/project/settingsShape';
import { photoName } from '../testing/bench/ui/pictures';
import { writeProject } from '../testing/bench/ui/project';
import { expect, test } from './fixtures/app';
import { checkeredPng } from './fixtures/checkered';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

/** The greys in the middle of the picture on the screen, along a row. */
const middleRow = (page: Page): Promise<readonly number[]> =>
  page
    .getByTestId('canvas')
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 8, 1).data ?? [];
      return Array.from(pixels).filter((_, at) => at % 4 === 0);
    });

test('a picture of 98 megapixels shows as a whole and, at 100 %, pixel by pixel; its row has a small picture', async ({
  folder,
  launch,
}) => {
  test.slow();
  const pictures = join(folder, 'pictures');
  mkdirSync(pictures);
  writeFileSync(join(pictures, 'large.png'), checkeredPng(9_900, 9_900));
  const { page } = await launch({ dialogs: [{ open: [pictures] }] });
  const label = new LabelPage(page);
  await new StartPage(page).chooseFolder.click();
  await expect(label.file).toHaveText('large.png');

  await test.step('all of it is grey', async () => {
    await expect(page.getByText(/^9,?900 × 9,?900$/)).toBeVisible({ timeout: 60_000 });
    await expect
      .poll(async () => (await middleRow(page)).every((grey) => grey > 90 && grey < 200), { timeout: 60_000 })
      .toBe(true);
  });

  await test.step('its pixels are black and white by turns', async () => {
    await label.canvas.focus();
    await page.keyboard.press('Shift+F');
    await expect(label.zoom).toHaveText('100 %');
    const byTurns = [[0, 255, 0, 255, 0, 255, 0, 255].join(), [255, 0, 255, 0, 255, 0, 255, 0].join()];
    await expect.poll(async () => byTurns.includes((await middleRow(page)).join()) || middleRow(page)).toBe(true);
  });

  await test.step('the small picture is painted', async () => {
    const small = page.getByRole('option', { name: /large\.png/ }).locator('img');
    await expect
      .poll(() => small.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 60_000 })
      .toBe(96);
  });
});

test('a project of many parts begins where the person was, and what is changed meanwhile stays', async ({
  folder,
  launch,
}) => {
  test.slow();
  const [there, gone, last] = [3_000, 400, 2_899];
  const pictures = join(folder, 'pictures');
  mkdirSync(pictures);
  const source = join(folder, 'source');
  writeFileSync(source, checkeredPng(320, 240));
  for (let at = 0; at < there; at++) linkSync(source, join(pictures, photoName(at)));
  const size = { width: 320, height: 240 };
  await writeProject(pictures, { images: there + gone, perImage: 10, size, status: 'in progress' });
  const view = { ...FIRST_VIEW, image: photoName(last) };
  writeFileSync(join(pictures, STATE_DIR, FILES.settings), encodeSettings({ ...DEFAULT_PROJECT_SETTINGS, view }));

  const first = await launch({ dialogs: [{ open: [pictures] }] });
  const label = new LabelPage(first.page);
  await new StartPage(first.page).chooseFolder.click();
  await expect(label.file).toHaveText(photoName(last));
  await expect(label.annotations).toHaveCount(10);
  await label.canvas.focus();
  await first.page.keyboard.press('Tab');
  await first.page.keyboard.press('Delete');
  await expect(label.annotations).toHaveCount(9);
  await expect(first.page.locator('.status-where')).toHaveText(/2,900 \/ 3,000$/);
  await first.page.keyboard.press('d');
  await expect(label.file).toHaveText(photoName(last + 1));
  await expect(label.annotations).toHaveCount(10);
  await first.page.keyboard.press('a');
  await expect(label.annotations).toHaveCount(9);
  await label.waitUntilSaved();
  await first.close();

  const second = await launch();
  await new StartPage(second.page).recent('pictures').click();
  const again = new LabelPage(second.page);
  await expect(again.file).toHaveText(photoName(last));
  await expect(again.annotations).toHaveCount(9);
});
