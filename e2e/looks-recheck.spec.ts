import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/app';
import { Looks, WALKS } from './fixtures/looks';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

/** Images in a row, accepted at once, after which the note comes. */
const NODS = 5;

for (const walk of WALKS)
  test(`second looks in both languages and themes, at ${walk.scale * 100} %`, async ({ folder, launch }) => {
    test.setTimeout(300_000);
    // Any look is too short for this person.
    const nodding = { show: true, perImage: 10, perBox: 10 };
    const shown = { ...walk.variants[0], scale: walk.scale, window: walk.size, settings: { nodding } };
    const first = await launch(shown);
    const started = new Looks(first, 'recheck', walk);
    await new StartPage(first.page).trySample.click();
    const before = new LabelPage(first.page);
    for (let at = 1; at <= NODS; at++) {
      await expect(before.file).toHaveText(`bench-0${at}.jpg`);
      await expect(before.predictions.first()).toBeVisible({ timeout: 60_000 });
      await first.page.keyboard.press('Space');
    }
    await expect(first.page.getByText('images in a row accepted very fast')).toBeVisible();
    await started.shot('nodding', { scope: 'whole' });
    await before.waitUntilSaved();
    await first.close();
    started.expectAccessible();

    // Otherwise the first of them would come after twenty more.
    const state = join(folder, 'app-data', 'sample', 'hardware-parts', '.rtmlabel');
    appendFileSync(join(state, 'rechecks.jsonl'), `${JSON.stringify({ percent: 100 })}\n`);
    const app = await launch({ scale: walk.scale });
    const { page } = app;
    const label = new LabelPage(page);
    const looks = new Looks(app, 'recheck', walk);
    await new StartPage(page).recent('hardware-parts').click();
    const chip = page.getByRole('button', { name: `${NODS} second looks` });
    await expect(chip).toBeVisible();
    expect((await label.file.boundingBox())?.width).toBeGreaterThan(60);
    const saved = await label.saved.boundingBox();
    expect((saved?.x ?? 0) + (saved?.width ?? 0)).toBeLessThanOrEqual(walk.size.width);
    await looks.shot('waiting', { scope: 'whole' });
    await chip.click();
    const bar = await page.getByRole('toolbar', { name: 'Second look' }).boundingBox();
    const stage = await label.canvas.boundingBox();
    expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThan((stage?.x ?? 0) + (stage?.width ?? 0));
    await expect(label.file).toHaveText('bench-01.jpg');
    await expect(page.getByTestId('status-size')).toHaveText('640 × 480');
    await label.gesture([
      [40, 40],
      [220, 200],
    ]);
    await expect(label.annotations).toHaveCount(1);
    await looks.shot('drawing', { scope: 'whole' });
    await page.keyboard.press('Space');
    await expect(page.getByRole('dialog', { name: 'Two looks at one image' }).locator('svg rect')).not.toHaveCount(0);
    await looks.shot('compare');
    await page.getByRole('button', { name: 'Keep the first labels' }).click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Second look…');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('recheck-figures')).toBeVisible();
    await looks.shot('figures');
    await app.kill();
    looks.expectAccessible();
  });
