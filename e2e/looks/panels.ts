import { expect } from '@playwright/test';
import type { App } from '../fixtures/app';
import type { Looker } from '../fixtures/looks';
import { AttributesPage } from '../pages/AttributesPage';
import { LabelPage } from '../pages/LabelPage';
import { ModelsPage } from '../pages/ModelsPage';
import { QueuePage } from '../pages/QueuePage';

/** Name of an attribute. */
export const LONG =
  'how sure the annotator was about the colour of the second traffic light 第二个信号灯颜色的确定程度';

/** A choice of it. */
export const CHOICE = 'a very long choice that fits into no menu of a narrow panel';

/** Classes of the project. */
export const CLASSES = [
  ...['person', 'bicycle', 'car', 'zebra', 'sandwich', 'bear', 'bowl', 'cup', 'fork', 'dining table', 'cake'],
  ...['a class with a name so long that it fits into no panel of any width', '交通信号灯'],
];

/** A project without classes and without a model gets both; the other classes of the model stay unmatched. */
export async function begin({ page }: App, looks: Looker | null): Promise<void> {
  await expect(new LabelPage(page).file).toBeVisible();
  await looks?.shot('label-no-classes', { scope: 'whole' });
  await page.getByRole('button', { name: 'Paste a list…' }).click();
  await page.getByRole('textbox', { name: 'Class names, one per line' }).fill(CLASSES.join('\n'));
  await page.getByRole('button', { name: /^Add \d/ }).click();
  const models = new ModelsPage(page);
  await models.open();
  await looks?.shot('models-empty');
  await models.choose.click();
  await expect(models.radio('rtmdet-nano')).toBeChecked({ timeout: 30_000 });
  await looks?.shot('models-one');
  await models.close();
}

/** Popovers of the top bar, and what stands in them. */
export async function topBar({ page }: App, looks: Looker): Promise<void> {
  const queue = new QueuePage(page);
  await page.locator('.model-chip').click();
  await looks.shot('model-panel');
  await page.keyboard.press('Escape');
  await queue.openPanel();
  const rows = queue.panel.getByRole('listitem');
  await rows.first().getByRole('slider').fill('0.5');
  await rows
    .nth(1)
    .getByRole('button', { name: /^Hide|^Do not predict|^Leave out/ })
    .click();
  await looks.shot('thresholds');
  await queue.panel.getByRole('button', { name: 'Act on all predictions' }).click();
  await looks.shot('thresholds-acts');
  await page.getByRole('menuitem', { name: /Accept in the whole/ }).click();
  await looks.shot('everywhere');
  await page.keyboard.press('Escape');
  await page.locator('.best-chip').click();
  await looks.shot('best-threshold');
  await page.keyboard.press('Escape');
}

/** Order and filters of the image list. */
export async function imageList({ page }: App, looks: Looker): Promise<void> {
  const queue = new QueuePage(page);
  await queue.setOrder('Least effort');
  await queue.order.click();
  await looks.shot('menu-order');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await page.getByRole('combobox', { name: 'Class', exact: true }).selectOption({ label: 'zebra' });
  await page.getByRole('spinbutton', { name: 'Fewest boxes' }).fill('3');
  await page.keyboard.press('Enter');
  await looks.shot('filters');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Filter by name' }).fill('zzz');
  await looks.shot('filters-nothing', { scope: 'whole' });
  await queue.chips.getByRole('button', { name: 'Clear all' }).click();
  await queue.setOrder('Name');
}

/** Classes: menus, colours, renaming, and their dialogs. */
export async function classes({ page }: App, looks: Looker): Promise<void> {
  const label = new LabelPage(page);
  await expect(label.predictions.first()).toBeVisible({ timeout: 30_000 });
  await label.canvas.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('e');
  await page.keyboard.press('Escape');
  const list = label.classes.getByRole('button', { name: 'Classes of this project' });
  await list.click();
  await looks.shot('menu-classes');
  await page.getByRole('menuitem', { name: 'Class bridge…' }).click();
  await page.locator('.dialog select').first().selectOption({ index: 1 });
  await looks.shot('bridge');
  await page.keyboard.press('Escape');
  await list.click();
  await page.getByRole('menuitem', { name: 'Paste a list…' }).click();
  await page
    .getByRole('textbox', { name: 'Class names, one per line' })
    .fill('person\n斑马线\nanother class with a name so long that it fits into no panel of any width\n斑马线');
  await looks.shot('paste-classes');
  await page.getByRole('button', { name: /^Add 2/ }).click();
  await label.classes.getByRole('button', { name: /^Actions for person/ }).click();
  await looks.shot('menu-class');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await looks.shot('delete-class');
  await page.keyboard.press('Escape');
  await label.classes.getByRole('button', { name: 'Colour of bicycle' }).click();
  await looks.shot('class-colours');
  await page.keyboard.press('Escape');
  await label.classes.getByRole('button', { name: /^bicycle/ }).dblclick();
  await page.getByRole('textbox', { name: 'New name of bicycle' }).fill('person');
  await looks.shot('rename-class', { scope: 'whole' });
  await page.keyboard.press('Escape');
  await page.locator('.class-list').evaluate((element) => element.scrollTo({ top: 9999 }));
  await page.getByRole('textbox', { name: 'Name of the new class' }).fill('person');
  await looks.shot('class-twice', { scope: 'whole' });
  await page.getByRole('textbox', { name: 'Name of the new class' }).fill('');
}

/** What is said of boxes. */
export async function attributes({ page }: App, looks: Looker): Promise<void> {
  const label = new LabelPage(page);
  const said = new AttributesPage(page);
  await label.annotations.first().getByRole('button').first().click();
  await said.open();
  await looks.shot('attributes-empty');
  await said.define(LONG, 'boxes', ['红', '黄', CHOICE]);
  await said.define('note', 'boxes', 'text');
  await said.define('wet', 'boxes', 'flag');
  await said.define('weather', 'images', ['dry', 'rain']);
  await looks.shot('attributes-dialog');
  await said.close();
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('q');
  await said.ofBoxes.getByRole('combobox').first().selectOption({ label: '黄' });
  await expect(said.ofImage).toBeVisible();
  await looks.shot('attributes-inspector', { scope: 'whole' });
}
