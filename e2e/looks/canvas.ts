import { expect } from '@playwright/test';
import type { App } from '../fixtures/app';
import type { Looker } from '../fixtures/looks';
import { LabelPage } from '../pages/LabelPage';

/** The picture with predictions, annotations, selections, and all that lies over it. */
export async function canvas({ page }: App, looks: Looker): Promise<void> {
  const label = new LabelPage(page);
  await expect(label.predictions.first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.threshold-shown')).toHaveText(/shown$/);
  await looks.shot('label-predictions');
  await label.canvas.focus();
  await page.keyboard.press('Tab');
  await looks.shot('label-prediction-selected');
  await page.keyboard.press('e');
  await page.keyboard.press('Tab');
  await page.keyboard.press('e');
  await looks.shot('label-annotation-selected', { scope: 'whole' });
  await page.keyboard.press('Control+a');
  await looks.shot('label-many-selected');
  await page.keyboard.press('Escape');
  await label.gesture(
    [
      [4, 6],
      [240, 230],
    ],
    { before: ['Shift'], stay: true },
  );
  await looks.shot('label-marquee');
  await label.letGo(['Shift']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  const near = 3 / (await label.scale());
  await label.gesture(
    [
      [40, 60],
      [near, 130],
    ],
    { stay: true },
  );
  await looks.shot('label-attracted');
  await label.letGo();
  await page.keyboard.press('l');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('1');
  await label.hover(200, 40);
  await looks.shot('label-ghosts-armed-locked');
  await page.keyboard.press('g');
  await page.keyboard.press('Shift+L');
  await page.keyboard.press('h');
  await looks.shot('label-all-hidden-locked');
  await page.keyboard.press('h');
  await page.keyboard.press('Shift+L');
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.getByRole('slider', { name: 'Brightness' }).fill('180');
  await looks.shot('light');
  await page.keyboard.press('Escape');
  await label.canvas.focus();
  await label.wheel(200, 150, -1800);
  await expect(label.minimap.locator('img')).toHaveJSProperty('complete', true);
  await looks.shot('minimap-grid');
  await page.keyboard.press('f');
  await page.keyboard.press('Shift+H');
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.locator('.status-zoom').click();
  await looks.shot('menu-zoom');
  await page.keyboard.press('Escape');
}

/** An image that cannot be read; one that is done; one without any box. */
export async function images({ page }: App, looks: Looker): Promise<void> {
  const label = new LabelPage(page);
  await label.image('broken').click();
  await expect(page.getByText('This image cannot be shown')).toBeVisible();
  await looks.shot('image-broken', { scope: 'whole' });
  await label.image('plain').click();
  await expect(label.file).toHaveText('plain.jpg');
  await expect(page.locator('.threshold-shown')).toHaveText(/shown$/);
  await page.locator('.top-bar .threshold').getByRole('spinbutton').first().fill('1');
  await page.keyboard.press('Enter');
  await expect(label.boxes).toHaveCount(0);
  await looks.shot('image-without-boxes');
  await label.canvas.focus();
  await page.keyboard.press('Space');
  await label.image('plain').click();
  await expect(page.getByRole('button', { name: /^Reopen/ })).toBeVisible();
  await looks.shot('image-done');
  await page.locator('.top-bar .threshold').getByRole('spinbutton').first().fill('0.3');
  await page.keyboard.press('Enter');
  await label.image('a very long').click();
  await expect(label.predictions.first()).toBeVisible();
}

/** The side panels put away. */
export async function folded({ page }: App, looks: Looker): Promise<void> {
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Shift+B');
  await looks.shot('panels-folded', { scope: 'whole' });
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Shift+B');
}
