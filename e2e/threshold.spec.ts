import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { findings } from './fixtures/axe';
import { data, needsData, personModel, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';
import { SettingsPage } from './pages/SettingsPage';
import { StartPage } from './pages/StartPage';
import { ThresholdPage } from './pages/ThresholdPage';

const ENOUGH = 22;

test('submitted images show the best threshold; some of them come again, blind', async ({ folder, launch }) => {
  needsData();
  test.setTimeout(240_000);
  const names = readdirSync(data('coco/images')).slice(0, ENOUGH + 4);
  const photos = photoFolder(
    folder,
    names.map((name) => `coco/images/${name}`),
  );
  // Any look is too short for this person, so that the note about it comes for sure.
  const nodding = { show: true, perImage: 10, perBox: 10 };
  const first = await launch({
    dialogs: [{ open: [personModel(folder)] }, { open: [photos] }],
    settings: { nodding },
  });
  const shot = (app: typeof first, name: string) =>
    app.page.screenshot({ path: join(shots, `threshold-${name}.png`), animations: 'disabled' });

  await test.step('the best threshold is known after twenty images or more, and no earlier', async () => {
    const { page } = first;
    const start = new StartPage(page);
    await start.openModel.click();
    await expect(start.modelReady()).toBeVisible();
    await start.chooseFolder.click();
    const label = new LabelPage(page);
    const threshold = new ThresholdPage(page);
    await expect(label.file).toHaveText(names[0] as string);
    await label.canvas.focus();
    for (const _ of [1, 2, 3]) await page.keyboard.press(']');
    await expect(threshold.value).toHaveValue('0.45');
    for (const [at, name] of names.slice(0, ENOUGH).entries()) {
      await expect(label.file).toHaveText(name);
      await threshold.submit();
      if (at === 7) {
        await expect(threshold.chip).toHaveText('');
        await expect(threshold.chip).toHaveAccessibleName(/^12 more submitted images/);
        await shot(first, 'unknown');
      }
    }
    await label.waitUntilSaved();
    await expect(threshold.chip).toHaveText(/^best 0\.\d\d$/);
  });

  await test.step('five images in a row accepted at once: a quiet note, once', async () => {
    const { page } = first;
    const note = page.getByRole('status').filter({ hasText: 'images in a row accepted very fast' });
    await expect(note).toBeVisible();
    await shot(first, 'nodding');
    await note.getByRole('button', { name: 'Do not show again' }).click();
    await expect(note).toHaveCount(0);
  });

  await test.step('the figures stand behind the mark; a button uses it, the slider takes it back', async () => {
    const { page } = first;
    const threshold = new ThresholdPage(page);
    const best = ((await threshold.chip.textContent()) ?? '').slice(-4);
    await threshold.type('0.20');
    await expect(threshold.mark).toHaveAttribute('title', /Best threshold .* of corrections per image there/);
    await threshold.open();
    const panel = threshold.panel;
    await expect(panel.getByRole('row', { name: /Threshold/ })).toContainText(`0.20${best}`);
    await expect(panel).toContainText(`From ${ENOUGH} submitted images`);
    await expect(panel).toContainText(/Saves \d+\.\d s per image/);
    await shot(first, 'figures');
    expect(await findings(first.page, 'top', 'all')).toEqual([]);
    await panel.getByRole('button', { name: `Use ${best}` }).click();
    await expect(threshold.value).toHaveValue(best);
    await threshold.type('0.20');
    await threshold.mark.click();
    await expect(threshold.value).toHaveValue(best);
    await threshold.type('0.20');
    await threshold.runAction('Use the best threshold');
    await expect(threshold.value).toHaveValue(best);
    await page.getByTestId('project-counts').click();
    await expect(page.locator('.class-threshold .threshold-mark')).toHaveCount(2);
    await shot(first, 'classes');
    await page.keyboard.press('Escape');
  });

  await test.step('a fifth of the images comes again', async () => {
    const { page } = first;
    const threshold = new ThresholdPage(page);
    await threshold.runAction('Second look…');
    const dialog = page.getByRole('dialog', { name: 'Second look' });
    await dialog.getByRole('radio', { name: '20 %' }).click();
    await expect(dialog.getByRole('radio', { name: '20 %' })).toBeChecked();
    await shot(first, 'recheck');
    await page.keyboard.press('Escape');
    await first.close();
  });

  const second = await launch({ dialogs: [] });
  const { page } = second;
  const label = new LabelPage(page);
  const threshold = new ThresholdPage(page);
  const bar = page.getByRole('toolbar', { name: 'Second look' });
  const compare = page.getByRole('dialog', { name: 'Two looks at one image' });
  let here = '';
  let before = 0;

  await test.step('after a restart the best threshold is still known, and images wait', async () => {
    await page
      .getByRole('button', { name: /photos/ })
      .first()
      .click();
    await expect(threshold.chip).toHaveText(/^best 0\.\d\d$/);
    here = (await label.file.textContent()) ?? '';
    await page.getByRole('button', { name: /^\d+ second looks?$/ }).click();
    await expect(bar).toBeVisible();
    await expect(label.file).not.toHaveText(here);
  });

  await test.step('nothing of predictions or first labels can be seen, nor brought back', async () => {
    await expect(label.boxes).toHaveCount(0);
    await label.canvas.focus();
    await expect(page.getByText(/shown$/)).toHaveCount(0);
    await page.keyboard.press('u');
    await page.keyboard.press('[');
    await expect(label.boxes).toHaveCount(0);
    await label.gesture([
      [20, 20],
      [120, 140],
    ]);
    await expect(label.annotations).toHaveCount(1);
    await shot(second, 'drawing');
  });

  await test.step('both looks are compared; the second one is taken, and undone', async () => {
    await page.keyboard.press('Space');
    await expect(compare).toBeVisible();
    const count = async (kind: string) => Number(await compare.getByTestId(`compare-${kind}`).textContent());
    before = (await count('missed')) + (await count('moved')) + (await count('same'));
    expect((await count('extra')) + (await count('moved'))).toBe(1);
    await expect(compare.locator('svg rect')).not.toHaveCount(0);
    await shot(second, 'compare');
    const looked = await label.file.textContent();
    await compare.getByRole('button', { name: 'Take the second labels' }).click();
    await expect(compare).toHaveCount(0);
    await expect(label.file).toHaveText(here);
    await label.waitUntilSaved();
    await page.keyboard.press('Home');
    await label.image(looked ?? '').click();
    await expect(label.annotations).toHaveCount(1);
    await label.undo();
    await expect(label.annotations).toHaveCount(before);
  });

  await test.step('the figures of the project are kept', async () => {
    await threshold.runAction('Second look…');
    const figures = page.getByTestId('recheck-figures');
    await expect(figures).toContainText(/1\s*Images/);
    await expect(figures).toContainText(/1\s*Labels replaced/);
    await page.keyboard.press('Escape');
  });

  await test.step('going elsewhere gives the second look up', async () => {
    const waits = page.getByRole('button', { name: /^\d+ second looks?$/ });
    await threshold.runAction('Begin the next second look');
    await expect(bar).toBeVisible();
    await label.canvas.focus();
    await page.keyboard.press('d');
    await expect(bar).toHaveCount(0);
    await expect(page.getByText('The second look was given up; the first labels stay.')).toBeVisible();
    await expect(waits).toBeVisible();
  });

  await test.step('in Chinese and dark', async () => {
    const settings = new SettingsPage(page);
    await settings.open();
    await settings.choose('Dark');
    await settings.choose('简体中文');
    await settings.close();
    await expect(threshold.chip).toHaveText(/^最佳 0\.\d\d$/);
    await threshold.type('0.20');
    await threshold.open();
    await shot(second, 'figures-zh-dark');
    await page.keyboard.press('Escape');
  });
});
