import { join } from 'node:path';
import { type App, expect, shots, test } from './fixtures/app';
import { cocoModel, needsData, photoFolder } from './fixtures/data';
import { fileAt, PHOTOS, withClasses } from './fixtures/photo';
import { LabelPage } from './pages/LabelPage';
import { ModelsPage } from './pages/ModelsPage';
import { clipboardText } from './pages/SettingsPage';
import { StartPage } from './pages/StartPage';
import { WindowBehind } from './pages/WindowBehind';

test('a page that crashes comes back with its image and all edits; twice in a minute a plain page helps', async ({
  folder,
  launch,
}) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [photoFolder(folder, PHOTOS)] }] });
  const label = await withClasses(app.page);
  await app.page.keyboard.press('d');
  await expect(label.file).toHaveText(fileAt(1));
  for (const at of [50, 150, 250]) await label.drag([at, 60], 60, 80);
  await app.page.keyboard.press('d');
  await app.page.keyboard.press('a');
  await expect(label.file).toHaveText(fileAt(1));
  await label.waitUntilSaved();
  // The place of a person is kept when they rest there.
  await app.page.waitForTimeout(1_000);

  const behind = new WindowBehind(app.electron);
  await behind.crash();
  await expect.poll(() => behind.text('[data-testid=status-file]'), { timeout: 20_000 }).toBe(fileAt(1));
  await expect.poll(() => behind.count('[data-testid=boxes] li[data-kind=annotation]')).toBe(3);
  await expect.poll(() => behind.text('.toasts')).toContain('Nothing was lost');
  await behind.shot(join(shots, 'restarted.png'));

  await behind.crash();
  await expect.poll(() => behind.text('h1'), { timeout: 20_000 }).toContain('keeps running into an error');
  await behind.shot(join(shots, 'stand-in.png'));
  await behind.click('.btn:not(.primary)');
  await expect.poll(() => behind.text('[role=status]'), { timeout: 30_000 }).toContain('clipboard');
  expect(await clipboardText(app.electron)).toContain('the page is gone');
  await behind.click('.btn.primary');
  await expect.poll(() => behind.text('[data-testid=status-file]'), { timeout: 20_000 }).toBe(fileAt(1));
  await expect.poll(() => behind.count('[data-testid=boxes] li[data-kind=annotation]')).toBe(3);
  await app.close();

  const again = await launch();
  await new StartPage(again.page).recent('photos').click();
  const second = new LabelPage(again.page);
  await expect(second.file).toHaveText(fileAt(1));
  await expect(second.annotations).toHaveCount(3);
  await again.close();
});

test('after a crash with edits that could not be written the window says so', async ({ folder, launch }) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [photoFolder(folder, PHOTOS)] }] });
  const label = await withClasses(app.page);
  await label.drag([50, 60], 60, 80);
  await label.waitUntilSaved();
  await fullDisk(app);
  await label.drag([150, 60], 60, 80);
  await expect(app.page.getByText('Not saved')).toBeVisible();
  const behind = new WindowBehind(app.electron);
  await behind.crash();
  await expect.poll(() => behind.text('.toasts'), { timeout: 20_000 }).toContain('could not be saved before are lost');
  await expect.poll(() => behind.count('[data-testid=boxes] li[data-kind=annotation]')).toBe(1);
  await app.kill();
});

/** From now on the journal cannot grow: the system refuses every write to it. */
const fullDisk = (app: App): Promise<void> =>
  app.electron.evaluate(async () => {
    const { promises } = (process.mainModule as NodeModule).require('node:fs') as typeof import('node:fs');
    const probe = await promises.open(process.execPath, 'r');
    const handles = Object.getPrototypeOf(probe) as Record<string, unknown>;
    await probe.close();
    const refuse = (): Promise<never> => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    for (const name of ['write', 'writev', 'writeFile', 'appendFile']) handles[name] = refuse;
  });

/** Every detector thread that is given this image ends at once, as if it had crashed. */
const deadlyImage = (app: App, name: string): Promise<void> =>
  app.electron.evaluate((_electron, wanted) => {
    const { Worker } = (process.mainModule as NodeModule).require(
      'node:worker_threads',
    ) as typeof import('node:worker_threads');
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...given: Parameters<typeof post>) {
      const { job } = given[0] as { readonly job?: unknown };
      if (typeof job === 'string' && job.endsWith(wanted)) void this.terminate();
      else post.apply(this, given);
    };
  }, name);

test('an image that ends the detector is tried again, then skipped and named; the others get their boxes', async ({
  folder,
  launch,
}) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [photoFolder(folder, PHOTOS)] }, { open: [cocoModel(folder)] }] });
  const { page } = app;
  const deadly = fileAt(2);
  await deadlyImage(app, deadly);
  await new StartPage(page).chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.file).toHaveText(fileAt(0));
  const models = new ModelsPage(page);
  await models.open();
  await models.choose.click();
  await expect(models.radio('rtmdet-nano')).toBeChecked({ timeout: 30_000 });
  await models.close();
  // The look-ahead meets it first.
  await expect(page.getByText(`The detector stopped unexpectedly at ${deadly}.`)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(`The detector stopped at ${deadly} twice`)).toBeVisible({ timeout: 30_000 });
  await page.screenshot({ path: join(shots, 'detector-restarted.png'), animations: 'disabled' });
  await expect(label.predictions.first()).toBeVisible();
  await label.image(deadly).click();
  await expect(label.file).toHaveText(deadly);
  await expect(page.getByText(`No predictions: The detector stopped at ${deadly} twice`)).toBeVisible();
  await page.screenshot({ path: join(shots, 'detector-skipped.png'), animations: 'disabled' });
  await label.image(fileAt(3)).click();
  await expect(label.predictions.first()).toBeVisible({ timeout: 30_000 });
  await app.close();
});
