import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { cocoModel, needsData, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';

const LONG = 'coco/images/000000005001.jpg';
const PHOTOS = ['coco128_32/images/000000000142.jpg', 'coco128_32/images/000000000623.jpg', LONG];

for (const { language, theme, scale } of [
  { language: 'en', theme: 'dark', scale: 1 },
  { language: 'zh-CN', theme: 'light', scale: 1 },
  { language: 'zh-CN', theme: 'dark', scale: 2 },
] as const)
  test(`thresholds, order and filters in ${language}, ${theme}, at ${scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    test.slow();
    const photos = photoFolder(folder, PHOTOS, {
      [LONG]: '路口东/一个很长的文件夹名字/a very long file name that does not fit anywhere 2026-11-24.jpg',
    });
    const app = await launch({ language, theme, scale, dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }] });
    const { page } = app;
    const chinese = language === 'zh-CN';
    const shot = (part: string): Promise<unknown> =>
      page.screenshot({
        path: join(shots, `queue-${part}-${language}-${theme}-${scale * 100}.png`),
        animations: 'disabled',
      });
    await page.getByRole('button', { name: chinese ? '打开模型…' : 'Open model…' }).click();
    await expect(page.getByText(chinese ? /CPU.*可用/ : 'CPU ready')).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Control+o');
    const label = new LabelPage(page);
    await expect(label.predictions.first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: chinese ? /各类别的阈值/ : /Thresholds of all classes/ }).click();
    const panel = page.getByRole('dialog', { name: chinese ? /各类别的阈值/ : /Thresholds of all classes/ });
    await panel.getByRole('listitem').first().getByRole('slider').fill('0.5');
    await panel
      .getByRole('listitem')
      .nth(1)
      .getByRole('button', { name: chinese ? /^隐藏/ : /^Hide/ })
      .click();
    await shot('thresholds');
    await panel.getByRole('button', { name: chinese ? '处理所有预测' : 'Act on all predictions' }).click();
    await shot('acts');
    await page.getByRole('menuitem', { name: chinese ? /在整个项目中接受/ : /Accept in the whole/ }).click();
    await shot('everywhere');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: chinese ? /^排序/ : /^Order:/ }).click();
    await page.getByRole('menuitemradio').nth(4).click();
    await page.getByRole('button', { name: chinese ? /^排序/ : /^Order:/ }).click();
    await shot('order');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: chinese ? '筛选' : 'Filters', exact: true }).click();
    await page.getByRole('combobox').last().selectOption({ label: 'zebra' });
    await page.getByRole('spinbutton', { name: chinese ? '最少框数' : 'Fewest boxes' }).fill('3');
    await page.keyboard.press('Enter');
    await shot('filters');
    await page.keyboard.press('Escape');
    await page.getByPlaceholder(/./).first().fill('zzz');
    await shot('nothing');
    await app.close();
  });
