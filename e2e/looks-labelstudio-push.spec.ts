import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEGACY } from '../testing/fakeLabelStudio';
import { FakeLabelStudioApi } from '../testing/fakeLabelStudioApi';
import { expect, shots, test } from './fixtures/app';
import { cocoModel, data, needsData, photoFolder } from './fixtures/data';
import { freePort, LabelStudioClient, localFile } from './fixtures/labelStudioClient';

const PHOTO = 'coco128_32/images/000000000623.jpg';
const GONE = '路口东/一个很长的文件夹名字/a very long file name that does not fit anywhere 2026-11-24.jpg';
const TASKS = 60;
const CONFIG =
  '<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image"><Label value="person"/></RectangleLabels></View>';

for (const { language, theme, scale } of [
  { language: 'en', theme: 'light', scale: 1 },
  { language: 'zh-CN', theme: 'dark', scale: 1 },
  { language: 'en', theme: 'dark', scale: 2 },
  { language: 'zh-CN', theme: 'light', scale: 2 },
] as const)
  test(`pushing a project in ${language}, ${theme}, at ${scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    test.slow();
    const photos = photoFolder(folder, [PHOTO]);
    const studio = new FakeLabelStudioApi();
    studio.labelConfig = CONFIG;
    studio.title = 'Road crossings 路口, winter, a title as long as people make them when nobody stops them';
    await studio.start();
    for (let id = 1; id <= TASKS; id++) {
      copyFileSync(data(PHOTO), join(photos, `copy-${id}.jpg`));
      studio.tasks.set(id, { data: { image: localFile(id % 16 === 3 ? `${id}${GONE}` : `copy-${id}.jpg`) } });
    }
    const dialogs = [{ open: [cocoModel(folder)] }, { open: [photos] }];
    let app = await launch({ language, theme, scale, dialogs });
    let { page } = app;
    const shot = async (part: string): Promise<void> => {
      await page.screenshot({
        path: join(shots, `labelstudio-push-${part}-${language}-${theme}-${scale * 100}.png`),
        animations: 'disabled',
      });
    };
    await page.locator('.model-row .link').first().click();
    await expect(page.locator('.model-row input:checked')).toHaveCount(1);
    await page.keyboard.press('Control+Shift+L');
    let push = page.locator('.ls-push');
    await page.locator('summary').click();
    const port = await freePort();
    await page.getByRole('spinbutton').last().fill(String(port));
    await page.getByRole('spinbutton').last().press('Enter');
    await page.locator('.ls-add').click();
    await expect(page.locator('.ls-entries')).toBeVisible();
    await page.locator('summary').click();
    await page.getByRole('switch').first().click();
    await expect(page.locator('.ls-well')).toHaveCount(3);
    await push.scrollIntoViewIfNeeded();
    await shot('needs');

    const client = new LabelStudioClient(port, ['person', 'TV'], { studio: studio.url });
    await client.setup();
    await page.locator('.ls-threshold input').fill('0.35');
    await page.locator('.ls-threshold input').press('Enter');
    await expect(page.locator('.ls-threshold .link')).toBeVisible();
    await push.locator('.ls-said .btn').click();
    await page.locator('#label-studio-push-token').fill(LEGACY);
    await page.locator('#label-studio-push-token').press('Enter');
    const choice = page.locator('#label-studio-push-project');
    await expect(choice).toBeVisible();
    await choice.selectOption('7');
    await push.locator('.ls-push-go').scrollIntoViewIfNeeded();
    await shot('form');
    await choice.selectOption('other');
    await page.locator('#label-studio-push-number').fill('seven');
    await shot('number');
    await choice.selectOption('7');
    await push.locator('.ls-push-go .btn').click();
    await expect.poll(() => push.getByRole('progressbar').getAttribute('aria-valuenow')).toMatch(/^[2-9]|\d\d/);
    await shot('running');
    await push.locator('.btn').first().click();
    await expect(push.locator('.note.info')).toBeVisible({ timeout: 30_000 });
    await push.locator('.ls-push-acts').scrollIntoViewIfNeeded();
    await shot('stopped');
    await app.close();
    app = await launch({ language, theme, scale });
    page = app.page;
    await page.locator('.app').waitFor();
    await expect(page.locator('.model-row input:checked')).toHaveCount(1, { timeout: 30_000 });
    await page.keyboard.press('Control+Shift+L');
    push = page.locator('.ls-push');
    await push.locator('.ls-push-acts').scrollIntoViewIfNeeded();
    await shot('unfinished');
    const token = page.locator('#label-studio-push-token');
    if ((await token.count()) > 0) {
      await token.fill(LEGACY);
      await token.press('Enter');
    }
    await push.locator('.ls-push-acts .primary').click();
    await expect(push.locator('.note.warn')).toBeVisible({ timeout: 90_000 });
    await push.locator('.ls-push-acts').scrollIntoViewIfNeeded();
    await shot('part');
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(920, 640));
    await push.scrollIntoViewIfNeeded();
    await shot('narrow');
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1440, 900));
    studio.labelConfig = CONFIG.replace('person', 'cell type A');
    await push.locator('.ls-push-acts .primary').click();
    await expect(push.locator('.note.error')).toBeVisible();
    await push.locator('.ls-push-acts').scrollIntoViewIfNeeded();
    await shot('failed');
    await app.close();
    await studio.close();
  });
