import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { cocoModel, needsData, photoFolder } from './fixtures/data';
import { chooseMenuItem, KeysPage, menuItem } from './pages/KeysPage';
import { LabelPage } from './pages/LabelPage';
import { SettingsPage } from './pages/SettingsPage';

const PHOTOS = ['coco128_32/images/000000000142.jpg', 'coco128_32/images/000000000623.jpg'];
type Launch = Parameters<Parameters<typeof test>[2]>[0]['launch'];

/** A folder of two photographs with predictions. */
async function labelling(folder: string, launch: Launch, options: Parameters<Launch>[0] = {}) {
  const dialogs = [{ open: [cocoModel(folder)] }, { open: [photoFolder(folder, PHOTOS)] }];
  const app = await launch({ dialogs, ...options });
  const chinese = options.language === 'zh-CN';
  await app.page.getByRole('button', { name: chinese ? '打开模型…' : 'Open model…' }).click();
  await expect(app.page.getByText(chinese ? /CPU.*可用/ : 'CPU ready')).toBeVisible();
  await app.page.keyboard.press('Control+o');
  const label = new LabelPage(app.page);
  await expect(label.predictions.first()).toBeVisible();
  return { app, page: app.page, label, keys: new KeysPage(app.page) };
}

test('the palette runs commands, arms classes and goes to images', async ({ folder, launch }) => {
  needsData();
  const { app, page, label, keys } = await labelling(folder, launch);
  await keys.search('hide bx');
  await expect(keys.results.first()).toContainText('Hide or show all boxes');
  await page.keyboard.press('Enter');
  await expect(keys.dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Show all boxes' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('h');

  await keys.search('class dog');
  await expect(keys.results.first()).toContainText('Class: dog');
  await page.keyboard.press('Enter');
  await expect(label.classes.locator('.is-armed')).toContainText('dog');

  await keys.search('0623');
  await page.keyboard.press('Enter');
  await expect(label.file).toHaveText('000000000623.jpg');

  await page.keyboard.press('Control+Shift+P');
  await expect(keys.results.first()).toContainText('Hide or show all boxes');
  await keys.field.fill('redo');
  await expect(keys.results.first()).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(keys.dialog).toBeVisible();
  await keys.field.fill('qqqq');
  await expect(page.getByText('Nothing is called like this.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys.dialog).toHaveCount(0);
  await app.close();
});

test('a key is remapped: a conflict is asked about, the menu follows, and it survives a restart', async ({
  folder,
  launch,
}) => {
  needsData();
  const { app, page, label, keys } = await labelling(folder, launch);
  await page.keyboard.press('?');
  await keys.dialog.getByRole('button', { name: 'Change keys…' }).click();

  await keys.change('hideBoxes', 's');
  await expect(keys.conflict).toContainText('S is used for “Skip, next image”');
  await keys.conflict.getByRole('button', { name: 'Keep as it is' }).click();
  expect(await keys.keysOf('hideBoxes')).toEqual(['H']);
  expect(await keys.keysOf('skip')).toEqual(['S']);

  await keys.change('hideBoxes', 's');
  await keys.conflict.getByRole('button', { name: 'Use it here' }).click();
  expect(await keys.keysOf('hideBoxes')).toEqual(['S']);
  expect(await keys.keysOf('skip')).toEqual([]);
  await keys.add('skip', 'Control+Shift+K');
  expect(await keys.keysOf('skip')).toEqual(['Ctrl+Shift+K']);

  await keys.add('orderReversed', 'Control+Shift+R');
  await keys.change('move', 'q');
  await expect(keys.conflict).toContainText('arrow keys');
  await page.keyboard.press('Control+ArrowLeft');
  expect(await keys.keysOf('move')).toEqual(['Ctrl+← ↑ → ↓']);
  await page.keyboard.press('Escape');

  await expect.poll(async () => (await menuItem(app.electron, 'hideBoxes'))?.accelerator).toBe('S');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Show all boxes' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('s');
  await page.keyboard.press('Control+Shift+R');
  await expect.poll(async () => (await menuItem(app.electron, 'orderReversed'))?.checked).toBe(true);
  await page.keyboard.press('Control+Shift+R');
  await page.keyboard.press('Control+Shift+K');
  await expect(label.file).toHaveText('000000000623.jpg');
  await app.close();

  const again = await launch({ dialogs: [] });
  await again.page
    .getByRole('button', { name: /photos/ })
    .first()
    .click();
  const second = new LabelPage(again.page);
  await expect(second.file).toBeVisible();
  await again.page.keyboard.press('s');
  await expect(again.page.getByRole('button', { name: 'Show all boxes' })).toHaveAttribute('aria-pressed', 'true');
  await again.page.keyboard.press('F2');
  const editor = new KeysPage(again.page);
  await editor
    .row('hideBoxes')
    .getByRole('button', { name: /^Reset/ })
    .click();
  expect(await editor.keysOf('hideBoxes')).toEqual(['H']);
  await editor.dialog.getByRole('button', { name: 'Reset all changes' }).click();
  expect(await editor.keysOf('skip')).toEqual(['S']);
  await again.close();
});

test('keys of another program', async ({ folder, launch }) => {
  needsData();
  const { app, page, label, keys } = await labelling(folder, launch);
  await page.keyboard.press('F2');
  await keys.choosePreset('CVAT');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await expect(label.file).toHaveText('000000000623.jpg');
  await page.keyboard.press('d');
  await expect(label.file).toHaveText('000000000142.jpg');
  await page.keyboard.press('F1');
  await expect(keys.dialog).toContainText('Keys as in CVAT');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+2');
  await expect(label.annotations).toHaveCount(1);
  await app.close();
});

test('the sheet of keys prints on one page', async ({ folder, launch }) => {
  needsData();
  const { app, page, keys } = await labelling(folder, launch, { theme: 'dark' });
  await page.keyboard.press('?');
  await expect(keys.dialog).toContainText('Accept all, submit, next image');
  await expect(keys.dialog).toContainText('drag on an empty place');
  const pdf = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const bytes = await contents?.printToPDF({ preferCSSPageSize: true, printBackground: true });
    return bytes?.toString('latin1') ?? '';
  });
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  const colours = await keys.dialog.evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    return { backgroundColor, color };
  });
  expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
  await page.screenshot({ path: join(shots, 'keys-print.png'), fullPage: true });
  await page.emulateMedia({ media: null });
  await app.close();
});

test('every action is in the menu and in the palette, and can have a key', async ({ folder, launch }) => {
  needsData();
  const { app, page, label, keys } = await labelling(folder, launch);
  await page.keyboard.press('F2');
  const rows = keys.dialog.locator('li[data-action]');
  const names = await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-action') as string));
  expect(names.length).toBeGreaterThan(70);
  await expect(rows.locator('.key-add')).toHaveCount(names.length);
  await page.keyboard.press('Escape');
  const titles = new Map<string, string>();
  for (const name of names)
    titles.set(name, (await menuItem(app.electron, name))?.label ?? `${name} is not in the menu`);
  await page.keyboard.press('Control+k');
  await keys.field.fill('e');
  const offered = async (title: string): Promise<boolean> => {
    await keys.field.fill(title);
    return (await keys.results.allTextContents()).some((text) => text.startsWith(title));
  };
  // Classes stand in it by name, and it is open already.
  const missing: string[] = [];
  for (const [name, title] of titles)
    if (!['pickClass', 'palette'].includes(name) && !(await offered(title))) missing.push(title);
  expect(missing).toEqual([]);
  await page.keyboard.press('Escape');

  await test.step('arrows and classes have a menu of their own', async () => {
    await label.annotations.or(label.predictions).first().getByRole('button').first().click();
    const before = await label.selectedBox();
    await chooseMenuItem(app.electron, 'moveFar', 0);
    await expect.poll(() => label.selectedBox()).toEqual({ ...before, x: expect.closeTo(before.x - 10, 1) });
    await chooseMenuItem(app.electron, 'pickClass', 1);
    await expect(label.selected).toContainText('bicycle');
  });

  await test.step('saving says that there is nothing to do; the project is closed', async () => {
    await label.canvas.focus();
    await page.keyboard.press('Control+s');
    await expect(page.locator('.toast').getByText(/saved/)).toBeVisible();
    await keys.search('Close project');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /Choose folder/ })).toBeVisible();
  });
  await app.close();
});

test('the menu is made of the same actions', async ({ folder, launch }) => {
  needsData();
  const { app, page, label, keys } = await labelling(folder, launch);
  await expect.poll(() => menuItem(app.electron, 'next')).toMatchObject({ label: 'Next image', accelerator: 'D' });
  await chooseMenuItem(app.electron, 'next');
  await expect(label.file).toHaveText('000000000623.jpg');
  await expect.poll(async () => (await menuItem(app.electron, 'redo'))?.enabled).toBe(false);
  await chooseMenuItem(app.electron, 'hideBoxes');
  await expect.poll(async () => (await menuItem(app.electron, 'hideBoxes'))?.checked).toBe(true);
  await chooseMenuItem(app.electron, 'palette');
  await expect(keys.dialog).toBeVisible();
  await expect.poll(async () => (await menuItem(app.electron, 'next'))?.enabled).toBe(false);
  await page.keyboard.press('Escape');
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.choose('简体中文');
  await settings.close();
  await expect.poll(async () => (await menuItem(app.electron, 'next'))?.label).toBe('下一张图片');
  await app.close();
});

for (const { language, theme, scale } of [
  { language: 'en', theme: 'light', scale: 1 },
  { language: 'zh-CN', theme: 'dark', scale: 1 },
  { language: 'en', theme: 'dark', scale: 2 },
  { language: 'zh-CN', theme: 'light', scale: 2 },
] as const)
  test(`palette, sheet and editor in ${language}, ${theme}, at ${scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    const { app, page, keys } = await labelling(folder, launch, { language, theme, scale });
    const shot = (part: string): Promise<Buffer> =>
      page.screenshot({
        path: join(shots, `${part}-${language}-${theme}-${scale * 100}.png`),
        animations: 'disabled',
      });
    await page.keyboard.press('Control+k');
    await expect(keys.results.first()).toBeVisible();
    await shot('palette');
    await keys.field.fill('box');
    await shot('palette-search');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await shot('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await keys.add('hideBoxes', 's');
    await expect(keys.conflict).toBeVisible();
    await shot('keys-edit');
    await page.keyboard.press('Enter');
    await keys.row('skip').locator('.key-chip').first().click();
    await shot('keys-record');
    await app.close();
  });
