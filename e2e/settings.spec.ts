import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { cocoModel, needsData, photoFolder } from './fixtures/data';
import { Looks, WALKS } from './fixtures/looks';
import { PHOTOS, withClasses } from './fixtures/photo';
import { chooseMenuItem, menuItem } from './pages/KeysPage';
import { LabelPage } from './pages/LabelPage';
import { clipboardText, SettingsPage } from './pages/SettingsPage';
import { StartPage } from './pages/StartPage';

test('language and theme change at once and stay; the settings are reached from everywhere', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = new SettingsPage(page);
  await settings.choose('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await settings.choose('简体中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { name: '设置', exact: true })).toBeVisible();
  await expect.poll(async () => (await menuItem(app.electron, 'settings'))?.label).toBe('设置…');
  await settings.close();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('设置');
  await page.keyboard.press('Enter');
  await settings.show('标注');
  await settings.section.getByRole('spinbutton', { name: '新项目的阈值' }).fill('0.45');
  await page.keyboard.press('Enter');
  await app.close();

  const again = await launch();
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await again.close();
});

for (const [systemLocale, shown] of [
  ['en-GB', 'English'],
  ['zh-CN', '简体中文'],
] as const)
  test(`a first start names the language in effect: ${shown}`, async ({ launch }) => {
    const { page } = await launch({ settings: { language: 'system' }, systemLocale });
    await page.getByRole('button', { name: shown, exact: true }).click();
    await expect(page.getByRole('menuitemcheckbox').or(page.getByRole('menuitemradio')).first()).toHaveText(
      /Like the system|跟随系统/,
    );
  });

test('a new project begins with the threshold of the settings, an old one keeps its own', async ({
  folder,
  launch,
}) => {
  needsData();
  const photos = photoFolder(folder, PHOTOS);
  const app = await launch({ dialogs: [{ open: [photos] }], settings: { threshold: 0.45 } });
  await new StartPage(app.page).chooseFolder.click();
  await expect(new LabelPage(app.page).file).toBeVisible();
  const kept = join(photos, '.rtmlabel', 'settings.json');
  expect(JSON.parse(readFileSync(kept, 'utf8')).prediction.threshold).toBe(0.45);
  const settings = new SettingsPage(app.page);
  await settings.open();
  await settings.show('Labelling');
  await settings.section.getByRole('spinbutton', { name: 'Threshold of new projects' }).fill('0.6');
  await app.page.keyboard.press('Enter');
  await settings.close();
  await app.close();
  const again = await launch();
  await new StartPage(again.page).recent('photos').click();
  await expect(new LabelPage(again.page).file).toBeVisible();
  expect(JSON.parse(readFileSync(kept, 'utf8')).prediction.threshold).toBe(0.45);
  await again.close();
});

test('another number of cores loads the model again at once, and is remembered', async ({ folder, launch }) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [cocoModel(folder)] }] });
  const { page } = app;
  const start = new StartPage(page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible({ timeout: 30_000 });
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.show('Device');
  const now = settings.section.getByText('Now: rtmdet-nano on CPU.');
  await expect(now).toBeVisible();
  const cores = settings.section.getByRole('spinbutton', { name: 'Processor cores' });
  test.skip((await cores.inputValue()) === '1', 'there is only one core');
  await cores.fill('1');
  await page.keyboard.press('Enter');
  await expect(now).toHaveCount(0);
  await expect(now).toBeVisible({ timeout: 30_000 });
  await app.close();
  expect(JSON.parse(readFileSync(join(folder, 'app-data', 'settings.json'), 'utf8')).settings.cores).toBe(1);
});

test('what is kept only to be quick has sizes and can be thrown away; work stays', async ({ folder, launch }) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [photoFolder(folder, PHOTOS)] }] });
  const label = await withClasses(app.page);
  await label.drag([50, 60], 100, 80);
  await label.waitUntilSaved();
  const state = join(folder, 'photos', '.rtmlabel');
  const old = join(state, 'candidates');
  mkdirSync(old, { recursive: true });
  writeFileSync(join(old, 'old.pack'), Buffer.alloc(3_000_000));
  writeFileSync(join(old, 'old.frozen'), 'x');
  const settings = new SettingsPage(app.page);
  await settings.open();
  await settings.show('Storage');
  const candidates = settings.cache('candidates');
  await expect(candidates).toContainText('3 MB');
  await expect(settings.cache('thumbnails').getByRole('button')).toBeEnabled();
  await candidates.getByRole('button', { name: 'Clean: Predictions' }).click();
  await expect(candidates.getByRole('alert')).toContainText('Throw away 3 MB?');
  await expect(candidates.getByRole('button', { name: 'Keep' })).toBeFocused();
  await app.page.screenshot({ path: join(shots, 'settings-storage-confirm.png'), animations: 'disabled' });
  await app.page.keyboard.press('Enter');
  expect(existsSync(join(old, 'old.pack'))).toBe(true);
  await candidates.getByRole('button', { name: 'Clean: Predictions' }).click();
  await candidates.getByRole('button', { name: 'Throw away' }).click();
  await expect(candidates).toContainText('0 byte');
  expect([existsSync(join(old, 'old.pack')), existsSync(join(old, 'old.frozen'))]).toEqual([false, true]);
  await settings.cache('thumbnails').getByRole('button').click();
  await settings.cache('thumbnails').getByRole('button', { name: 'Throw away' }).click();
  await expect(settings.cache('thumbnails')).toContainText('0 byte');
  await settings.close();
  await expect(label.annotations).toHaveCount(1);
  await app.close();
  const again = await launch();
  await new StartPage(again.page).recent('photos').click();
  await expect(new LabelPage(again.page).annotations).toHaveCount(1);
  await again.close();
});

test('a report holds what the doctor finds and the last errors, and no secrets', async ({ folder, launch }) => {
  const app = await launch({ settings: { proxy: 'http://anna:hunter2@127.0.0.1:9' } });
  const { page } = app;
  await page.evaluate(() => {
    const { rtmlabel } = globalThis as unknown as { rtmlabel: { call(name: string, input: object): Promise<unknown> } };
    return rtmlabel.call('app.report', {
      message: 'an error with http://anna:hunter2@host/ in it',
      detail: 'Authorization: Token hunter2hunter2',
    });
  });
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.show('Log and report');
  await settings.close();
  await chooseMenuItem(app.electron, 'copyReport');
  await expect(page.getByText('The report is on the clipboard.')).toBeVisible({ timeout: 30_000 });
  expect(await clipboardText(app.electron)).toMatch(/^Program$/m);
  await app.electron.evaluate(({ clipboard }) => clipboard.clear());
  await page.locator('.toast').getByRole('button', { name: 'Dismiss' }).click();
  await settings.open();
  await settings.show('Log and report');
  await settings.section.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.getByText('The report is on the clipboard.')).toBeVisible({ timeout: 30_000 });
  const report = await clipboardText(app.electron);
  for (const part of [/^Program$/m, /^Devices\n {2}cpu {5}works$/m, /onnxruntime/, /^Last errors$/m, /an error with/])
    expect(report).toMatch(part);
  const log = readFileSync(join(folder, 'app-data', 'logs', 'main.log'), 'utf8');
  for (const text of [report, log]) {
    expect(text).toContain('an error with');
    expect(text).not.toContain('hunter2');
  }
  expect(report).not.toContain(`${homedir()}/`);
  await settings.show('Device');
  await expect(settings.section.getByText('Works here.').first()).toBeVisible({ timeout: 30_000 });
  await expect(settings.section.getByText(/Not part of the runtime/).first()).toBeVisible();
  await app.close();
});

const SECTIONS = [
  'general',
  'labelling',
  'keys',
  'device',
  'storage',
  'network',
  'labelStudio',
  'updates',
  'privacy',
  'problems',
] as const;

for (const walk of WALKS)
  test(`every section in both languages and themes, at ${walk.scale * 100} %`, async ({ launch }) => {
    test.setTimeout(300_000);
    const app = await launch({ ...walk.variants[0], scale: walk.scale, window: walk.size });
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    const looks = new Looks(app, 'settings', walk);
    const settings = new SettingsPage(app.page);
    await settings.open();
    for (const section of SECTIONS) {
      await settings.dialog.locator(`#settings-tab-${section}`).click();
      if (section === 'device')
        await expect(settings.section.getByText('Works here.')).toBeVisible({ timeout: 30_000 });
      if (section === 'storage') await expect(settings.cache('downloads')).toBeVisible();
      await looks.shot(section);
    }
    await app.close();
    looks.expectAccessible();
  });
