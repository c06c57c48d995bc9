import { join, resolve } from 'node:path';
import type { Locator } from '@playwright/test';
import { type App, expect, type LaunchOptions, test } from '../fixtures/app';
import { type ImageBox, LabelPage } from '../pages/LabelPage';
import { StartPage } from '../pages/StartPage';
import { type Found, planFor, truthOf } from './mistakes';
import { Recorder } from './recorder';

const LANGUAGES = ['en', 'zh-CN'] as const;
const SPACE = { en: 'Space', 'zh-CN': '空格' };

const corner = ({ x, y, width, height }: ImageBox): readonly [number, number] => [x + width, y + height];
const middle = ({ x, y, width, height }: ImageBox): readonly [number, number] => [x + width / 2, y + height / 2];

async function placeOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('nothing to point at');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** What the demo model finds in the first picture, as a window tells that is not filmed. */
async function predicted(launch: (options: LaunchOptions) => Promise<App>): Promise<readonly Found[]> {
  const app = await launch({ ownSettings: true });
  const label = new LabelPage(app.page);
  await new StartPage(app.page).trySample.click();
  await expect(label.predictions.first()).toBeVisible();
  const found: Found[] = [];
  for (const row of await label.predictions.all()) {
    await row.getByRole('button').first().click();
    const name = (await row.locator('.box-name').textContent()) ?? '';
    found.push({ name, score: Number(await row.locator('.box-score').textContent()), box: await label.selectedBox() });
  }
  await app.close();
  return found;
}

for (const language of LANGUAGES) {
  test(`the sample, from the start page to a COCO file (${language})`, async ({ folder, launch }) => {
    const truth = truthOf('bench-01.jpg');
    const { presses, mistakes } = planFor(await predicted(launch), truth);
    const { loose, wrong, missed } = mistakes;
    const { page } = await launch({
      language,
      window: { width: 1120, height: 720 },
      dialogs: [{ save: join(folder, 'result.json') }],
    });
    const film = new Recorder(page, resolve('out/tour', language));
    const label = new LabelPage(page);

    const begin = page.locator('.sample-acts button');
    await expect(begin).toBeVisible();
    await film.begin();
    await film.hold(1400);
    await film.click(await placeOf(begin));
    await expect(label.file).toHaveText('bench-01.jpg');
    await expect(label.predictions.first()).toBeVisible();
    await page.waitForTimeout(800);
    await film.hold(1800);

    for (let press = 0; press < presses; press++) {
      await film.press(']', ']');
      await page.waitForTimeout(150);
      await film.hold(350);
    }
    await film.release();
    await film.hold(800);

    if (wrong !== null) {
      await film.click(await label.at(...middle(wrong)));
      await film.hold(500);
      await film.press('x', 'X');
      await film.hold(700);
      await film.release();
    }
    if (loose !== null) {
      await film.click(await label.at(...middle(loose.found)));
      await film.hold(400);
      await film.drag(await label.at(...corner(loose.found)), await label.at(...corner(loose.truth)));
      await film.drag(await label.at(loose.found.x, loose.found.y), await label.at(loose.truth.x, loose.truth.y));
      await film.hold(700);
      await page.keyboard.press('Escape');
    }
    if (missed !== null) {
      await film.press(String(missed.digit), String(missed.digit));
      await film.hold(500);
      await film.release();
      await film.drag(await label.at(missed.box.x, missed.box.y), await label.at(...corner(missed.box)));
      await film.hold(700);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }

    for (const next of ['bench-02.jpg', 'bench-03.jpg']) {
      await film.press(' ', SPACE[language]);
      await expect(label.file).toHaveText(next);
      await expect(label.predictions.first()).toBeVisible();
      await page.waitForTimeout(400);
      await film.hold(1000);
      await film.release();
      await film.hold(400);
    }
    await film.press('Control+e', 'Ctrl+E');
    const dialog = page.getByRole('dialog');
    const run = dialog.locator('button.primary').last();
    await expect(run).toBeEnabled();
    await page.waitForTimeout(500);
    await film.hold(900);
    await film.release();
    await film.click(await placeOf(run));
    await expect(page.getByTestId('export-path')).toBeVisible();
    await page.waitForTimeout(300);
    await film.hold(2600);
    film.finish();
  });
}
