import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { KeptProject } from '../electron/main/settingsFile';
import { type App, expect, test } from './fixtures/app';
import { Looks, WALKS } from './fixtures/looks';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

type Call = (...given: readonly unknown[]) => Promise<unknown>;

const DAY = 24 * 60 * 60_000;

/** The sample stays on its way until `letGo` is called. */
const hold = ({ electron }: App): Promise<void> =>
  electron.evaluate(({ ipcMain, BrowserWindow }) => {
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, Call> })._invokeHandlers;
    const real = handlers.get('rtmlabel:request') as Call;
    const held = new Promise<void>((free) => {
      (globalThis as { letGo?: () => void }).letGo = free;
    });
    handlers.set('rtmlabel:request', async (...given) => {
      if (given[1] !== 'sample.open') return real(...given);
      BrowserWindow.getAllWindows()[0]?.webContents.send('rtmlabel:event', 'sample.phase', { phase: 'converting' });
      await held;
      return real(...given);
    });
  });

const letGo = ({ electron }: App): Promise<void> =>
  electron.evaluate(() => (globalThis as { letGo?: () => void }).letGo?.());

/** Projects that were opened before: half done, done, gone, and with names that nobody has room for. */
function projects(folder: string): readonly KeptProject[] {
  const images = resolve('models/demo/images');
  const long = join(
    folder,
    'volumes/shared/measurements/2026/路口东/一个很长的文件夹名字/crossing-north-east',
    'a folder whose name is so long that no list of recent projects has room for it 2026-11-24',
  );
  mkdirSync(long, { recursive: true });
  const now = Date.now();
  const project = (place: string, ago: number, count: number, done: number, classes: number): KeptProject => ({
    folder: place,
    openedAt: now - ago,
    images: count,
    done,
    classes,
    cover: place === images ? 'bench-06.jpg' : null,
  });
  return [
    project(images, 20_000, 12, 3, 4),
    project(long, DAY, 18_340, 15_956, 46),
    project(join(folder, '流浪猫'), 3 * DAY, 412, 412, 1),
    project('/media/archive/wetland-birds/2025', 8 * DAY, 103_882, 51, 22),
  ];
}

for (const walk of WALKS) {
  test(`first run and start page in both languages and themes, at ${walk.scale * 100} %`, async ({
    folder,
    launch,
  }) => {
    test.setTimeout(300_000);
    const data = join(folder, 'app-data');
    mkdirSync(data);
    mkdirSync(join(folder, '流浪猫'));
    writeFileSync(join(data, 'models'), 'the models room cannot be made where a file lies');
    const first = await launch({ ...walk.variants[0], scale: walk.scale, window: walk.size });
    const looks = new Looks(first, 'first', walk);
    const start = new StartPage(first.page);
    await expect(start.sample.locator('image')).toBeVisible();
    await looks.shot('start', { scope: 'whole' });
    await start.trySample.click();
    await expect(start.sample.getByRole('alert')).toBeVisible();
    await looks.shot('sample-trouble', { scope: 'whole' });
    renameSync(join(data, 'models'), join(data, 'no models'));
    await hold(first);
    await start.trySample.click();
    await expect(start.progress).toBeVisible();
    await looks.shot('sample-progress', { scope: 'whole' });
    await letGo(first);
    await expect(new LabelPage(first.page).predictions.first()).toBeVisible({ timeout: 60_000 });
    await expect(first.page.locator('.toast')).toHaveCount(0, { timeout: 15_000 });
    await looks.shot('demo-note', { scope: 'whole' });
    await first.page.locator('.project-button').click();
    await first.page.getByRole('menuitem', { name: 'Close project' }).click();
    await start.startOver.click();
    await looks.shot('start-over');
    await first.kill();
    looks.expectAccessible();
  });

  test(`recent projects in both languages and themes, at ${walk.scale * 100} %`, async ({ folder, launch }) => {
    test.setTimeout(300_000);
    const { language, theme } = walk.variants[0];
    const data = join(folder, 'app-data');
    mkdirSync(data);
    mkdirSync(join(folder, '流浪猫'));
    const window = { x: 0, y: 0, ...walk.size, maximized: false };
    writeFileSync(
      join(data, 'settings.json'),
      JSON.stringify({ settings: { language, theme }, window, projects: projects(folder) }),
    );
    const app = await launch({ scale: walk.scale });
    const looks = new Looks(app, 'start', walk);
    await expect(app.page.locator('.recent')).toHaveCount(4);
    for (const cover of await app.page.locator('.cover img').all())
      await expect(cover).not.toHaveJSProperty('naturalWidth', 0);
    await app.page.locator('.recent-open').nth(1).hover();
    await looks.shot('recents', { scope: 'whole' });
    await app.kill();
    looks.expectAccessible();
  });
}
