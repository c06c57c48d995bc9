import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/app';
import { cocoModel, data, needsData, photoFolder } from './fixtures/data';
import { freePort, LabelStudioClient, localFile, occupiedPort } from './fixtures/labelStudioClient';
import { Looks, WALKS } from './fixtures/looks';

const PHOTO = 'coco128_32/images/000000000623.jpg';
const LONG = '路口东/一个很长的文件夹名字/a very long file name that does not fit anywhere 2026-11-24.jpg';

for (const walk of WALKS)
  test(`the Label Studio panel in both languages and themes, at ${walk.scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    test.slow();
    const photos = photoFolder(folder, [PHOTO]);
    const many = Array.from({ length: 60 }, (_, at) => `copy-${at}.jpg`);
    for (const name of many) copyFileSync(data(PHOTO), join(photos, name));
    const dialogs = [{ open: [cocoModel(folder)] }, { open: [photos] }, { open: [photos] }];
    const app = await launch({ ...walk.variants[0], scale: walk.scale, window: walk.size, dialogs });
    const { page } = app;
    const looks = new Looks(app, 'labelstudio', walk);
    const open = async (): Promise<void> => {
      await page.locator('.app').waitFor();
      await page.keyboard.press('Control+Shift+L');
      await expect(page.getByRole('dialog')).toBeVisible();
    };
    await open();
    await looks.shot('off');
    await page.keyboard.press('Escape');
    await page.locator('.model-row .link').first().click();
    await expect(page.locator('.model-row input:checked')).toHaveCount(1);

    await open();
    await page.locator('summary').click();
    const taken = await occupiedPort();
    const field = page.getByRole('spinbutton').last();
    await field.fill(String(taken.port));
    await field.press('Enter');
    await page.getByRole('switch').first().click();
    await expect(page.getByRole('alert')).toBeVisible();
    await looks.shot('port');
    await taken.close();
    const port = await freePort();
    await field.fill(String(port));
    await field.press('Enter');
    await page.locator('.ls-add').click();
    await page.locator('input[type=password]').first().fill('x');
    await page.locator('input[type=password]').first().press('Enter');
    await expect(page.locator('.ls-well').first()).toContainText(String(port));
    await page.locator('.ls-add').scrollIntoViewIfNeeded();
    await looks.shot('settings');
    const studioName = page.locator('#label-studio-user');
    await studioName.fill('studio');
    await studioName.press('Enter');
    await page.locator('#label-studio-password').fill('geheim');
    await page.locator('#label-studio-password').press('Enter');
    await page.getByRole('switch').last().click();
    await expect(page.getByRole('switch').last()).toBeChecked();
    await page.getByRole('switch').last().scrollIntoViewIfNeeded();
    await looks.shot('door');
    await page.locator('.ls-server').scrollIntoViewIfNeeded();
    await looks.shot('network');
    await page.getByRole('switch').last().click();
    await studioName.fill('');
    await studioName.press('Enter');
    await expect(page.locator('.ls-well')).toHaveCount(3);
    await page.locator('summary').click();
    await page.locator('.ls-server').scrollIntoViewIfNeeded();
    await looks.shot('steps');

    const studio = `http://localhost:${await freePort()}`;
    const road = new LabelStudioClient(port, ['person', 'TV', 'cell_phone', '自行车', 'scooter'], {
      project: '3',
      studio,
    });
    await road.setup();
    await road.predict([localFile('000000000623.jpg')]);
    await road.predict([localFile('000000000623.jpg'), localFile(LONG)]);
    const cells = new LabelStudioClient(port, ['cell type A', 'cell type B'], { project: '15', studio });
    await cells.setup();
    await cells.predict([localFile('000000000623.jpg')]);
    await cells.predict([localFile('000000000623.jpg')]);
    await road.predict([localFile(LONG)]);
    await expect(page.locator('.ls-request')).toHaveCount(7);
    await page.locator('.ls-project-head').first().click();
    await looks.shot('projects');
    await page.locator('.ls-project-head').last().click();
    await page.locator('.ls-requests').scrollIntoViewIfNeeded();
    await looks.shot('nothing-matches');

    const batch = road.predict(many.map(localFile));
    await expect(page.getByRole('progressbar')).toBeVisible();
    await page.locator('.ls-server').scrollIntoViewIfNeeded();
    await looks.first('running');
    await page.keyboard.press('Escape');
    await looks.first('start');
    await page.keyboard.press('Control+o');
    await expect(page.getByTestId('status-file')).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.ls-chip')).toBeVisible();
    await looks.first('label');
    await batch;
    await app.close();
    looks.expectAccessible();
  });
