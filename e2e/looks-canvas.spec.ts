import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { needsData, personModel, photoFolder } from './fixtures/data';
import { PHOTO } from './fixtures/photo';
import { LabelPage } from './pages/LabelPage';

for (const { language, theme, scale } of [
  { language: 'en', theme: 'light', scale: 1 },
  { language: 'zh-CN', theme: 'dark', scale: 1 },
  { language: 'zh-CN', theme: 'light', scale: 2 },
] as const)
  test(`looks of the canvas in ${language}, ${theme}, at ${scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    const photos = photoFolder(folder, [PHOTO]);
    const { page } = await launch({
      language,
      theme,
      scale,
      dialogs: [{ open: [personModel(folder)] }, { open: [photos] }],
    });
    const shoot = (part: string) =>
      page.screenshot({
        path: join(shots, `canvas-${part}-${language}-${theme}-${scale * 100}.png`),
        animations: 'disabled',
      });
    await page.getByRole('button', { name: language === 'en' ? 'Open model…' : '打开模型…' }).click();
    await expect(page.getByText(language === 'en' ? 'CPU ready' : /CPU.*可用/)).toBeVisible();
    await page.keyboard.press('Control+o');
    const label = new LabelPage(page);
    await expect(label.predictions.first()).toBeVisible();
    await label.canvas.focus();
    for (const x of [40, 160])
      await label.gesture([
        [x, 240],
        [x + 90, 300],
      ]);
    await page.keyboard.press('Control+a');
    await shoot('selection');
    await page.keyboard.press('Escape');
    await label.gesture(
      [
        [20, 220],
        [300, 330],
      ],
      { before: ['Shift'], stay: true },
    );
    await shoot('frame');
    await label.letGo(['Shift']);
    await page.keyboard.press('Escape');
    const near = 3 / (await label.scale());
    await label.gesture(
      [
        [60, 320],
        [250 + near, 380],
      ],
      { stay: true },
    );
    await shoot('attract');
    await label.letGo();
    await page.keyboard.press('l');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page.keyboard.press('x');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('1');
    await label.hover(500, 60);
    await shoot('ghosts-armed-locked');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('slider', { name: language === 'en' ? 'Brightness' : '亮度' }).fill('180');
    await shoot('light');
    await page.keyboard.press('Escape');
    await label.canvas.focus();
    await label.wheel(250, 250, -1400);
    await expect(label.minimap.locator('img')).toHaveJSProperty('complete', true);
    await shoot('minimap-grid');
    await page
      .getByRole('button', { name: language === 'en' ? 'Language, theme, canvas' : '语言、主题、画布' })
      .click();
    await shoot('settings');
  });
