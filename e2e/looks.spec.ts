import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { cocoModel, needsData, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';

const LONG = 'coco/images/000000005001.jpg';
const PHOTOS = ['coco128_32/images/000000000142.jpg', 'coco128_32/images/000000000623.jpg', LONG];

for (const { language, theme, scale } of [
  { language: 'en', theme: 'light', scale: 1 },
  { language: 'zh-CN', theme: 'dark', scale: 1 },
  { language: 'zh-CN', theme: 'light', scale: 2 },
] as const)
  test(`start page, labelling and dialogs in ${language}, ${theme}, at ${scale * 100} %`, async ({
    folder,
    launch,
  }) => {
    needsData();
    const photos = photoFolder(folder, PHOTOS, {
      [LONG]: '路口东/一个很长的文件夹名字/a very long file name that does not fit anywhere 2026-11-24.jpg',
    });
    const app = await launch({ language, theme, scale, dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }] });
    const name = (part: string): string => join(shots, `${part}-${language}-${theme}-${scale * 100}.png`);
    const chinese = language === 'zh-CN';
    const { page } = app;
    await expect(page.getByRole('heading', { name: 'RTMLabel' })).toBeVisible();
    await page.screenshot({ path: name('start'), animations: 'disabled' });
    await page.getByRole('button', { name: chinese ? '打开模型…' : 'Open model…' }).click();
    await expect(page.getByText(chinese ? /CPU.*可用/ : 'CPU ready')).toBeVisible();
    await page.keyboard.press('Control+o');
    const label = new LabelPage(page);
    await expect(label.predictions.first()).toBeVisible();
    await label.predictions.first().getByRole('button').first().click();
    await page.keyboard.press('e');
    await page.screenshot({ path: name('label'), animations: 'disabled' });
    for (const [key, part] of [
      ['?', 'keys'],
      ['Control+e', 'export'],
      ['Control+l', 'batch'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.screenshot({ path: name(part), animations: 'disabled' });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await app.close();
  });
