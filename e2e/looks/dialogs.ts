import { expect, type Page } from '@playwright/test';
import type { App } from '../fixtures/app';
import type { Looker } from '../fixtures/looks';
import { answer, answerAgain, showProgress } from './start';

const open = async (page: Page, key: string): Promise<void> => {
  await page.getByTestId('canvas').focus();
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
};

const shut = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
};

const command = async (page: Page, title: string): Promise<void> => {
  await open(page, 'Control+k');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
};

/** Export, import, auto-label. The dialogs of this run give the place of the export, then the file to import. */
export async function files(app: App, looks: Looker): Promise<void> {
  const { page } = app;
  await open(page, 'Control+e');
  await looks.shot('export');
  await page.getByRole('dialog').getByText('All readable images').click();
  await page.getByRole('button', { name: /^Export \d/ }).click();
  await expect(page.getByText('Export finished')).toBeVisible();
  await looks.shot('export-finished');
  await shut(page);
  await open(page, 'Control+e');
  await page.getByRole('dialog').getByText('Label Studio tasks').click();
  await looks.shot('export-tasks');
  await shut(page);
  await page.getByTestId('canvas').focus();
  await answer(app, 'import.coco', 'slowly');
  await page.keyboard.press('Control+i');
  await showProgress(app, { task: 'import', done: 73_412, total: 118_287 });
  await looks.shot('importing');
  await answerAgain(app);
  await expect(page.getByRole('dialog')).toBeVisible();
  await looks.shot('import');
  await shut(page);
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('Control+l');
  await looks.shot('batch-idle');
  await page.getByRole('button', { name: 'Images that are not done' }).click();
  await expect(page.getByText(/Auto-label finished/)).toBeVisible({ timeout: 60_000 });
  await looks.shot('batch-finished');
  await shut(page);
}

/** Keys, palette, second looks, the model. */
export async function others({ page }: App, looks: Looker): Promise<void> {
  await open(page, '?');
  await looks.shot('keys');
  await shut(page);
  await open(page, 'F2');
  await looks.shot('keys-editor');
  await page.locator('.key-chip').first().click();
  await page.keyboard.press('d');
  await expect(page.getByRole('alert')).toBeVisible();
  await looks.shot('keys-conflict');
  await shut(page);
  await open(page, 'Control+k');
  await looks.shot('palette');
  await page.keyboard.type('per');
  await looks.shot('palette-found');
  await page.keyboard.type('zzzz');
  await looks.shot('palette-nothing');
  await shut(page);
  await command(page, 'Second look…');
  await page.getByRole('radio', { name: '20 %' }).click();
  await looks.shot('recheck');
  await page.getByRole('dialog').getByRole('radio').first().click();
  await shut(page);
  await page.locator('.model-chip').click();
  await page.getByRole('menuitem', { name: 'Edit class names…' }).click();
  await looks.shot('class-names');
  await shut(page);
}
